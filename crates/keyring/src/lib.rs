//! Seals and opens everything end to end; sans-I/O.
