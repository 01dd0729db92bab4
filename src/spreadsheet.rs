//! Tables for spreadsheet programs: every CSV that the app writes, and every CSV that it reads.
//! Refuses to know: what the columns mean. The only file that names the CSV library.

use crate::download;
use crate::intl::use_text;
use crate::ui::Button;
use leptos::prelude::*;

/// A row of cells, as people read them.
pub type Cells = Vec<String>;

/// What makes a file unreadable as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Neither UTF-8 nor UTF-16; the line where it shows.
    Encoding(usize),
    Empty,
}

/// The button that saves what a page shows; `rows` is asked when it is pressed, headings first.
///
/// ```ignore
/// <CsvButton stem="clients" rows=move || sheet(t, &clients)/>
/// ```
#[component]
pub fn CsvButton(
    stem: &'static str,
    #[prop(into)] rows: Callback<(), Vec<Cells>>,
    /// Where "Export CSV" would say the wrong thing.
    #[prop(optional)]
    label: Option<&'static str>,
) -> impl IntoView {
    let save = move || download::save(&file_name(stem), MEDIA, write(&rows.run(())).as_bytes());
    let label = label.unwrap_or_else(|| use_text().words().export_csv());
    view! { <Button icon="download" on_press=save>{label}</Button> }
}

pub const MEDIA: &str = "text/csv;charset=utf-8";

/// `claviger-clients-2026-11-22.csv`.
pub fn file_name(stem: &str) -> String {
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    format!("claviger-{stem}-{}.csv", now.get(..10).unwrap_or_default())
}

/// CSV text with a byte order mark, without which Excel reads UTF-8 as something else.
pub fn write(rows: &[Cells]) -> String {
    let harmless: Vec<Cells> = rows
        .iter()
        .map(|row| row.iter().map(|cell| harmless(cell)).collect())
        .collect();
    format!("\u{feff}{}", write_exactly(&harmless))
}

/// CSV text for programs: a password that begins with "=" stays what it is.
pub fn write_exactly(rows: &[Cells]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A cell that a spreadsheet program would run as a formula becomes text. Plain numbers stay numbers.
fn harmless(cell: &str) -> String {
    let dangerous = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if dangerous && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The rows of a file with their line numbers, whatever separates the cells; blank rows are left out.
pub fn read(bytes: &[u8]) -> Result<Vec<(u64, Cells)>, Unreadable> {
    read_as(bytes, csv::Trim::All)
}

/// The same with the space around cells: it may belong to a password.
pub fn read_exactly(bytes: &[u8]) -> Result<Vec<(u64, Cells)>, Unreadable> {
    read_as(bytes, csv::Trim::None)
}

fn read_as(bytes: &[u8], trim: csv::Trim) -> Result<Vec<(u64, Cells)>, Unreadable> {
    let text = decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .trim(trim)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        // The text is valid and rows may differ in length, so no record is refused.
        let Ok(record) = record else { continue };
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        rows.push((line, record.iter().map(str::to_owned).collect()));
    }
    if rows.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(rows)
}

/// UTF-8, or UTF-16 as some programs save it, recognized by its mark.
fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let wide = |from: fn([u8; 2]) -> u16| {
        let units = bytes[2..]
            .chunks_exact(2)
            .map(|pair| from([pair[0], pair[1]]))
            .collect::<Vec<_>>();
        String::from_utf16(&units).map_err(|_| Unreadable::Encoding(1))
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
            std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
                let before = &bytes[..error.valid_up_to()];
                Unreadable::Encoding(before.iter().filter(|byte| **byte == b'\n').count() + 1)
            })
        }
    }
}

/// The most frequent of the usual three in the first line: French programs write semicolons.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|separator| count(*separator))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &[&str]) -> Cells {
        row.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_cell_that_would_run_as_a_formula_is_written_as_text() {
        let rows = [cells(&["=1+1", "+33 1", "@x", "-2+3", "\t=x"])];
        assert_eq!(write(&rows), "\u{feff}'=1+1,'+33 1,'@x,'-2+3,'\t=x\r\n");
    }

    #[test]
    fn a_negative_number_stays_a_number() {
        assert_eq!(write(&[cells(&["-3", "12"])]), "\u{feff}-3,12\r\n");
    }

    #[test]
    fn quotes_commas_and_line_breaks_survive_the_way_there_and_back() {
        let rows = [
            cells(&["Acme, \"the\" client", "two\nlines"]),
            cells(&["Élan", ""]),
        ];
        let back = read(write(&rows).as_bytes()).unwrap();
        assert_eq!(
            back.into_iter().map(|(_, row)| row).collect::<Vec<_>>(),
            rows.to_vec()
        );
    }

    #[test]
    fn semicolons_and_tabs_separate_too() {
        for file in ["name;email\nAcme, Ltd;a@b.c", "name\temail\nAcme, Ltd\ta@b.c"] {
            let rows = read(file.as_bytes()).unwrap();
            assert_eq!(rows[1], (2, cells(&["Acme, Ltd", "a@b.c"])));
        }
    }

    #[test]
    fn a_file_in_another_encoding_is_refused_with_its_line() {
        assert_eq!(read(b"name\ncaf\xe9\n"), Err(Unreadable::Encoding(2)));
        let mut wide = vec![0xff, 0xfe];
        wide.extend("été".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(read(&wide).unwrap(), [(1, cells(&["été"]))]);
    }

    #[test]
    fn blank_rows_do_not_count_and_a_blank_file_is_empty() {
        assert_eq!(read(b"a,b\n\n , \nc,d\n").unwrap().len(), 2);
        assert_eq!(read(b" \n"), Err(Unreadable::Empty));
    }
}
