//! Looks for fields of Office files that start a programme (DDE), without keeping the text they stand in.

use super::kinds::{Active, KindProblem};

/// Longest tag that is looked at; Office writes none that is longer.
const MOST_TAG: usize = 256 * 1024;
/// Longest instruction of a field.
const MOST_INSTRUCTION: usize = 64 * 1024;

/// Reads XML piece by piece. The words of a field may be spread over several elements, and are put together.
#[derive(Debug, Default)]
pub(super) struct Fields {
    in_tag: bool,
    in_instruction: bool,
    tag: Vec<u8>,
    instruction: Vec<u8>,
}

impl Fields {
    /// Reads on.
    ///
    /// # Errors
    /// [`Active::Command`] when a field starts a programme, damaged when a tag has no end.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Result<(), KindProblem> {
        for byte in bytes {
            match (self.in_tag, byte) {
                (true, b'>') => {
                    self.in_tag = false;
                    let tag = std::mem::take(&mut self.tag);
                    self.ended(&tag)?;
                    self.tag = tag;
                    self.tag.clear();
                }
                (true, byte) => {
                    if self.tag.len() >= MOST_TAG {
                        return Err(KindProblem::Damaged);
                    }
                    self.tag.push(*byte);
                }
                (false, b'<') => self.in_tag = true,
                (false, byte) if self.in_instruction && self.instruction.len() < MOST_INSTRUCTION => {
                    self.instruction.push(*byte);
                }
                (false, _) => {}
            }
        }
        Ok(())
    }

    fn ended(&mut self, tag: &[u8]) -> Result<(), KindProblem> {
        let text = String::from_utf8_lossy(tag);
        let name = text.split([' ', '\t', '\r', '\n', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        match name.rsplit(':').next().unwrap_or_default() {
            "instrText" => {
                self.in_instruction = !text.starts_with('/') && !text.ends_with('/');
                judge(&String::from_utf8_lossy(&self.instruction))
            }
            // A field begins, shows its result or ends: what follows is another one's.
            "fldChar" => {
                self.instruction.clear();
                Ok(())
            }
            "fldSimple" => match text.split_once("instr=") {
                Some((_, instruction)) => judge(instruction),
                None => Ok(()),
            },
            "ddeLink" => Err(KindProblem::Active(Active::Command)),
            _ => Ok(()),
        }
    }
}

fn judge(instruction: &str) -> Result<(), KindProblem> {
    let plain = instruction.replace("&#68;", "D").replace("&#69;", "E").to_ascii_uppercase();
    let first = plain.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let word: String = first.chars().take_while(char::is_ascii_alphanumeric).collect();
    match word.as_str() {
        "DDE" | "DDEAUTO" => Err(KindProblem::Active(Active::Command)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str, step: usize) -> Result<(), KindProblem> {
        let mut fields = Fields::default();
        text.as_bytes().chunks(step).try_for_each(|piece| fields.read(piece))
    }

    #[test]
    fn a_field_that_starts_a_programme_is_found_however_it_is_cut() {
        let found = Err(KindProblem::Active(Active::Command));
        for step in [1, 3, 7, 1000] {
            assert_eq!(look("<w:p><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:p>", step), found);
            assert_eq!(look("<w:fldSimple w:instr=\" dde c:\\\\x \"/>", step), found);
            let parts = "<w:instrText>DD</w:instrText><w:r/><w:instrText xml:space=\"preserve\">E x</w:instrText>\
                         <w:fldChar w:fldCharType=\"separate\"/>";
            assert_eq!(look(parts, step), found);
            assert_eq!(look("<x:ddeLink ddeService=\"cmd\">", step), found);
        }
    }

    #[test]
    fn ordinary_fields_and_words_are_not() {
        let text = "<w:p><w:t>DDE is a word here</w:t><w:instrText> PAGE </w:instrText>\
                    <w:fldSimple w:instr=\" DATE \"/><w:fldChar/><w:instrText>HYPERLINK dde</w:instrText></w:p>";
        assert_eq!(look(text, 5), Ok(()));
        assert_eq!(look(&format!("<{}", "a".repeat(MOST_TAG + 2)), 4096), Err(KindProblem::Damaged));
    }
}
