//! Amounts in whole minor units of a currency (ISO 4217). Refuses to know: what is paid for.

/// Currencies whose smallest unit is not a hundredth.
const NO_DECIMALS: [&str; 16] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
    "XPF",
];
const THREE_DECIMALS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

fn decimals(currency: &str) -> u32 {
    if NO_DECIMALS.contains(&currency) {
        0
    } else if THREE_DECIMALS.contains(&currency) {
        3
    } else {
        2
    }
}

/// Three capital letters.
pub fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `1250` EUR is `12.50`; the same in every language, for machines that read it.
pub fn plain(amount: i64, currency: &str) -> String {
    let places = decimals(currency);
    let unit = 10_u64.pow(places);
    let sign = if amount < 0 { "-" } else { "" };
    let (whole, rest) = (amount.unsigned_abs() / unit, amount.unsigned_abs() % unit);
    match usize::try_from(places) {
        Ok(places) if places > 0 => format!("{sign}{whole}.{rest:0places$}"),
        _ => format!("{sign}{whole}"),
    }
}

/// In the main unit, as the official protocol has it.
pub fn main_unit(amount: i64, currency: &str) -> f64 {
    plain(amount, currency).parse().unwrap_or_default()
}

/// Reads what an operator types: `3.90`, `4`, or with a comma. More decimals than the currency has are refused.
pub fn parse(text: &str, currency: &str) -> Option<i64> {
    let text = text.trim().replace(',', ".");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let places = usize::try_from(decimals(currency)).ok()?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(rest) || rest.len() > places {
        return None;
    }
    format!("{whole}{rest:0<places$}").parse().ok()
}

/// Half up.
pub fn divided(sum: i128, by: i64) -> i64 {
    let by = i128::from(by.max(1));
    i64::try_from((2 * sum + by).div_euclid(2 * by)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_keeps_its_own_decimals() {
        assert_eq!(plain(1250, "EUR"), "12.50");
        assert_eq!(plain(1250, "JPY"), "1250");
        assert_eq!(plain(1250, "TND"), "1.250");
        assert_eq!(plain(-5, "EUR"), "-0.05");
    }

    #[test]
    fn a_typed_price_is_read_exactly_or_not_at_all() {
        assert_eq!(parse("3.9", "EUR"), Some(390));
        assert_eq!(parse("3,90", "EUR"), Some(390));
        assert_eq!(parse("400", "JPY"), Some(400));
        for wrong in ["", "3.905", "-1", "4 EUR", "."] {
            assert_eq!(parse(wrong, "EUR"), None, "{wrong}");
        }
        assert_eq!(parse("3.9", "JPY"), None);
    }

    #[test]
    fn halves_are_rounded_up() {
        assert_eq!(divided(5, 2), 3);
        assert_eq!(divided(149, 100), 1);
        assert_eq!(divided(150, 100), 2);
        assert_eq!(divided(0, 30), 0);
    }
}
