//! `… WHERE id IN ({in})` with a list of any length. Refuses to know: what the ids stand for.

use super::{Arg, Found, Result, Tx};

/// Well below the limits of both databases on bound values.
const AT_ONCE: usize = 500;

impl Tx {
    /// Like [`Tx::all`]; `{in}` in the SQL stands for the list, `args` are `$1…$n` before it. Long lists go in portions.
    pub async fn all_in<T: Found>(
        &mut self,
        sql: &'static str,
        args: Vec<Arg>,
        ids: &[impl AsRef<str>],
    ) -> Result<Vec<T>> {
        let mut found = Vec::new();
        for portion in ids.chunks(AT_ONCE) {
            let (sql, args) = compose(sql, &args, portion);
            found.extend(self.all_composed(sql, args).await?);
        }
        Ok(found)
    }

    /// Like [`Tx::run`] over a list of ids.
    pub async fn run_in(
        &mut self,
        sql: &'static str,
        args: Vec<Arg>,
        ids: &[impl AsRef<str>],
    ) -> Result<u64> {
        let mut touched = 0;
        for portion in ids.chunks(AT_ONCE) {
            let (sql, args) = compose(sql, &args, portion);
            touched += self.run_composed(sql, args).await?;
        }
        Ok(touched)
    }
}

/// Only placeholders are written into the SQL, never a value.
fn compose(sql: &'static str, args: &[Arg], ids: &[impl AsRef<str>]) -> (String, Vec<Arg>) {
    let first = args.len() + 1;
    let places: Vec<String> = (first..first + ids.len()).map(|n| format!("${n}")).collect();
    let mut args = args.to_vec();
    args.extend(ids.iter().map(|id| Arg::from(id.as_ref())));
    (sql.replace("{in}", &places.join(",")), args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_continues_after_the_named_values() {
        let (sql, args) = compose(
            "SELECT a FROM t WHERE o = $1 AND id IN ({in})",
            &[Arg::from("o")],
            &["x", "y"],
        );
        assert_eq!(sql, "SELECT a FROM t WHERE o = $1 AND id IN ($2,$3)");
        assert_eq!(args.len(), 3);
    }
}
