//! How many letters a minute one thread sets, and the letters to look at: `cargo run --release --example letters
//! [FOLDER]` sets each sheet in tests/it/papers, writes it into the folder and then measures.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use imprimatur::notices::paper::{Press, Sheet};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let cjk = std::env::var_os("IMPRIMATUR_CJK_FONT").map(PathBuf::from);
    let begun = Instant::now();
    let press = Press::new(cjk.as_deref())?;
    println!("fonts read in {:.0} ms", begun.elapsed().as_secs_f64() * 1000.0);
    let mut names: Vec<PathBuf> = std::fs::read_dir("tests/it/papers")?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    names.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    names.sort();
    for path in names {
        one(&press, &path, folder.as_deref())?;
    }
    Ok(())
}

fn one(press: &Press, path: &Path, folder: Option<&Path>) -> Result<(), Box<dyn std::error::Error>> {
    let sheet: Sheet = serde_json::from_slice(&std::fs::read(path)?)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let bytes = match press.set(&sheet) {
        Ok(bytes) => bytes,
        Err(error) => {
            println!("{name}: {error}");
            return Ok(());
        }
    };
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join(format!("{name}.pdf")), &bytes)?;
    }
    let begun = Instant::now();
    let mut letters = 0_u32;
    while begun.elapsed() < Duration::from_secs(3) {
        press.set(&sheet)?;
        letters += 1;
    }
    let rate = f64::from(letters) / begun.elapsed().as_secs_f64() * 60.0;
    println!("{name}: {rate:.0} letters a minute on one thread, {} KB each", bytes.len() / 1000);
    Ok(())
}
