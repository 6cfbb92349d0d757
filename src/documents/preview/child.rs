//! The child that draws: `imprimatur preview KIND`, never called by a person.
//!
//! PDF pages are drawn by hayro: it is written in Rust without unsafe code, brings its fonts along and needs no library
//! or program of the system, so one binary is still all there is to install. What it cannot draw it leaves out; what
//! makes it fail ends this process and nothing else.

use std::io::{self, Cursor, Read, Write};
use std::process::ExitCode;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, RgbImage};

use super::{Bounds, jail};
use crate::documents::kinds::Kind;

/// Longest side of a drawn page, pixels.
const PAGE: f32 = 1400.0;
/// Longest side of a picture, pixels.
const PICTURE: u32 = 1600;
/// Most bytes that a decoder may ask for.
const MOST_DECODED: u64 = 512 * 1024 * 1024;

/// Binds this process, reads the file and gives its pictures: the number of pages, then each picture with its length.
pub fn run(kind: &str, bounds: &Bounds) -> ExitCode {
    let drawn = Kind::parse(kind)
        .filter(|kind| kind.has_preview())
        .ok_or_else(|| format!("{kind} has no preview"))
        .and_then(|kind| {
            jail::enter(bounds)?;
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
            match kind {
                Kind::Pdf => pages(bytes, bounds.pages),
                _ => picture(&bytes, kind),
            }
        });
    match drawn {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("imprimatur preview: {why}");
            ExitCode::FAILURE
        }
    }
}

fn give_number(number: usize) -> Result<(), String> {
    let number = u32::try_from(number).map_err(|error| error.to_string())?;
    io::stdout().lock().write_all(&number.to_be_bytes()).map_err(|error| error.to_string())
}

fn give(picture: &[u8]) -> Result<(), String> {
    give_number(picture.len())?;
    let mut output = io::stdout().lock();
    output.write_all(picture).and_then(|()| output.flush()).map_err(|error| error.to_string())
}

fn pages(bytes: Vec<u8>, most: usize) -> Result<(), String> {
    let pdf = Pdf::new(bytes).map_err(|error| format!("{error:?}"))?;
    let cache = RenderCache::new();
    give_number(pdf.pages().len())?;
    for page in pdf.pages().iter().take(most) {
        let (width, height) = page.render_dimensions();
        let longest = width.max(height);
        if !longest.is_finite() || longest <= 0.0 || width.min(height) <= 0.0 {
            return Err("a page without extent".into());
        }
        let scale = PAGE / longest;
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let interpreter = InterpreterSettings::default();
        let drawn = hayro::render(page, &cache, &interpreter, &RenderSettings::default(), &settings);
        let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
        // The ground is white and whole, so the fourth channel says nothing.
        let colours =
            drawn.data_as_u8_slice().chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied());
        let sheet = RgbImage::from_raw(width, height, colours.collect()).ok_or("a page of another size")?;
        give(&png(&DynamicImage::ImageRgb8(sheet))?)?;
    }
    Ok(())
}

fn picture(bytes: &[u8], kind: Kind) -> Result<(), String> {
    let format = kind.format().ok_or("no picture")?;
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MOST_DECODED);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| error.to_string())?;
    let upright = decoder.orientation().map_err(|error| error.to_string())?;
    let mut drawn = DynamicImage::from_decoder(decoder).map_err(|error| error.to_string())?;
    if drawn.width().max(drawn.height()) > PICTURE {
        drawn = drawn.resize(PICTURE, PICTURE, image::imageops::FilterType::Triangle);
    }
    drawn.apply_orientation(upright);
    give_number(1)?;
    // A photograph stays small as JPEG; whatever may have flat colours or glass stays sharp as PNG.
    let again = if kind == Kind::Jpeg {
        let mut jpeg = Cursor::new(Vec::new());
        let encoder = JpegEncoder::new_with_quality(&mut jpeg, 85);
        drawn.into_rgb8().write_with_encoder(encoder).map_err(|error| error.to_string())?;
        jpeg.into_inner()
    } else {
        png(&DynamicImage::ImageRgba8(drawn.into_rgba8()))?
    };
    give(&again)
}

fn png(picture: &DynamicImage) -> Result<Vec<u8>, String> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}
