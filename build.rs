//! Turns the words in `locales/` into functions, so that a missing message or argument does not compile.

#[path = "src/say/generate.rs"]
mod generate;
#[path = "src/say/markup.rs"]
mod markup;
#[path = "src/say/read.rs"]
mod read;
#[path = "src/say/variables.rs"]
mod variables;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let Some(out) = env::var_os("OUT_DIR").map(PathBuf::from) else {
        println!("cargo::error=OUT_DIR is not set");
        return ExitCode::FAILURE;
    };
    match generate::generate(Path::new("locales")) {
        Ok(code) => match fs::write(out.join("say.rs"), code) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                println!("cargo::error=say.rs cannot be written: {error}");
                ExitCode::FAILURE
            }
        },
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}
