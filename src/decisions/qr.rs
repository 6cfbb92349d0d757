//! The square picture that opens a page: black on white, drawn as one path.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use crate::error::{Error, Result};

/// A QR picture, ready for an inline SVG.
pub struct Qr {
    /// Side of the view box, modules, with the quiet zone.
    pub side: usize,
    /// The black modules.
    pub path: String,
}

/// White modules on each side, inside the picture; the frame on the page adds more.
const QUIET: usize = 2;

/// The picture of an address.
///
/// # Errors
/// When the address is longer than a picture holds.
pub fn of(address: &str) -> Result<Qr> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(Error::internal)?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row.iter().skip(x).take_while(|color| **color == Color::Dark).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Ok(Qr { side: width + 2 * QUIET, path })
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
