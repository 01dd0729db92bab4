//! Forms: fields with label, help and problem, a summary of problems, a busy submit button.
//! Refuses to know: what is asked, the api, and every sentence.

pub mod check;
pub mod choice;
pub mod entry;
pub mod field;
pub mod number;
pub mod password;
pub mod pick;
pub mod search;
pub mod submit;

pub use choice::{CheckboxField, Choice, RadioCards, SelectField};
pub use entry::Entry;
pub use field::{Field, Kind, TextArea, TextField};
pub use number::NumberField;
pub use password::PasswordField;
pub use pick::{Choices, Pick};
pub use search::SearchField;
pub use submit::{Form, Submit};
