//! The square picture that opens a page: its black modules, row by row.

use qrcode::{Color, EcLevel, QrCode};

use crate::error::{Error, Result};

/// A QR picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Its side in modules, with the quiet zone.
    pub side: u16,
    /// Black runs: left, top, length, in modules.
    pub squares: Vec<(u16, u16, u16)>,
}

/// White modules on each side, inside the picture; the paper around it adds more.
const QUIET: u16 = 2;

/// The picture of an address.
///
/// # Errors
/// When the address is longer than a picture holds.
pub fn of(address: &str) -> Result<Qr> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(Error::internal)?;
    let width = code.width();
    let mut squares = Vec::new();
    for (y, row) in (QUIET..).zip(code.to_colors().chunks(width)) {
        let mut x = QUIET;
        for run in row.chunk_by(|one, next| one == next) {
            let length = u16::try_from(run.len()).map_err(Error::internal)?;
            if run.first() == Some(&Color::Dark) {
                squares.push((x, y, length));
            }
            x += length;
        }
    }
    let side = u16::try_from(width).map_err(Error::internal)? + 2 * QUIET;
    Ok(Qr { side, squares })
}
