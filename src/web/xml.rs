//! XML for feeds and site maps: elements, attributes and text, everything escaped.

/// A document that is being written.
pub struct Xml(String);

impl Default for Xml {
    fn default() -> Self {
        Self::new()
    }
}

impl Xml {
    /// Begins a document.
    pub fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".into())
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.escaped(value);
            self.0.push('"');
        }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.0.push_str(">\n");
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.0.push_str("/>\n");
    }

    /// An element that holds a text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.tag(name, &[]);
        self.0.push('>');
        self.escaped(text);
        self.close(name);
    }

    /// The document.
    pub fn done(self) -> String {
        self.0
    }

    fn escaped(&mut self, text: &str) {
        for each in text.chars() {
            match each {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                // Not allowed in XML at all.
                each if each.is_control() && !matches!(each, '\n' | '\t') => {}
                each => self.0.push(each),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_that_is_written_becomes_markup() {
        let mut xml = super::Xml::new();
        xml.open("a", &[("b", "\"<&>")]);
        xml.text("c", "<d>&\u{b}");
        xml.close("a");
        assert!(xml.done().ends_with("<a b=\"&quot;&lt;&amp;&gt;\">\n<c>&lt;d&gt;&amp;</c>\n</a>\n"));
    }
}
