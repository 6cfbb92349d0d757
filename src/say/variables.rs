//! Which variables a message uses. Compiled into the build script like its neighbours.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

/// The variables of a pattern in the order of first use. What a bundle of one file could not resolve is refused.
pub fn collect(
    pattern: &Pattern<&str>,
    terms: &BTreeMap<&str, &Pattern<&str>>,
    used: &mut Vec<String>,
) -> Result<(), String> {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        collect_expression(expression, terms, used)?;
    }
    Ok(())
}

fn collect_expression(
    expression: &Expression<&str>,
    terms: &BTreeMap<&str, &Pattern<&str>>,
    used: &mut Vec<String>,
) -> Result<(), String> {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            collect_inline(selector, terms, used)?;
            return variants.iter().try_for_each(|variant| collect(&variant.value, terms, used));
        }
    };
    collect_inline(inline, terms, used)
}

fn collect_inline(
    inline: &InlineExpression<&str>,
    terms: &BTreeMap<&str, &Pattern<&str>>,
    used: &mut Vec<String>,
) -> Result<(), String> {
    match inline {
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => Ok(()),
        InlineExpression::VariableReference { id } => {
            if !used.iter().any(|known| known == id.name) {
                used.push(id.name.to_owned());
            }
            Ok(())
        }
        InlineExpression::TermReference { id, .. } if terms.contains_key(id.name) => Ok(()),
        InlineExpression::TermReference { id, .. } => Err(format!("no term -{} in this file", id.name)),
        InlineExpression::Placeable { expression } => collect_expression(expression, terms, used),
        InlineExpression::MessageReference { id, .. } => Err(format!(
            "a message may not refer to another message ({}); use a term or an argument",
            id.name
        )),
        InlineExpression::FunctionReference { id, .. } => {
            Err(format!("functions are not supported ({}); type the argument instead", id.name))
        }
    }
}
