//! The square picture that opens a page: black on white, drawn as one path.

use std::fmt::Write as _;

use crate::error::Result;
use crate::notices::paper;

/// A QR picture, ready for an inline SVG.
pub struct Qr {
    /// Side of the view box, modules, with the quiet zone.
    pub side: u16,
    /// The black modules.
    pub path: String,
}

/// The picture of an address, the same as on paper.
///
/// # Errors
/// When the address is longer than a picture holds.
pub fn of(address: &str) -> Result<Qr> {
    let qr = paper::qr::of(address)?;
    let mut path = String::new();
    for (x, y, run) in qr.squares {
        let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
    }
    Ok(Qr { side: qr.side, path })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_picture_has_its_three_corners() {
        let qr = super::of("https://imprimatur.example/verify/0123-4567-89AB").unwrap();
        assert!(qr.path.starts_with("M2 2h7v1h-7z"));
        assert!(qr.side >= 25);
    }
}
