//! The sandbox payment provider: it takes the usual test numbers, gives tokens for them, and refuses every other
//! number, so that no real card is ever typed into it (P-16).

use jiff::civil::Date;
use purser_domain::payment::{Card, CardBehavior};
use purser_domain::refusal::{FieldError, Refusal, Rule};

/// A card as a person types it. It lives for the length of one request and is never stored, logged or printed.
pub struct TypedCard<'a> {
    /// Card number; spaces and hyphens are allowed.
    pub number: &'a str,
    /// `MM/YY`.
    pub expiry: &'a str,
    /// Three or four digits.
    pub security_code: &'a str,
    /// Name on the card.
    pub name: &'a str,
}

const TEST_CARDS: [(&str, &str, CardBehavior); 8] = [
    ("4242424242424242", "visa", CardBehavior::Succeeds),
    ("4000056655665556", "visa", CardBehavior::Succeeds),
    ("5555555555554444", "mastercard", CardBehavior::Succeeds),
    ("378282246310005", "amex", CardBehavior::Succeeds),
    ("6200000000000005", "unionpay", CardBehavior::Succeeds),
    ("4000000000000002", "visa", CardBehavior::Declines),
    ("4000000000009995", "visa", CardBehavior::InsufficientFunds),
    ("4000002760003184", "visa", CardBehavior::NeedsAuthentication),
];

/// What the provider keeps of a card.
///
/// # Errors
/// [`Refusal::Invalid`] with every field that is wrong. No error repeats what was typed.
pub fn tokenize(card: &TypedCard<'_>) -> Result<Card, Refusal> {
    let mut errors = Vec::new();
    let digits: String = card.number.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let known = TEST_CARDS.iter().find(|(number, _, _)| *number == digits);
    if known.is_none() {
        let expected = if is_card_number(&digits) {
            "one of the sandbox's test numbers, such as 4242 4242 4242 4242"
        } else {
            "a card number"
        };
        errors.push(field("number", expected));
    }
    let expires = read_expiry(card.expiry);
    if expires.is_none() {
        errors.push(field("expiry", "MM/YY"));
    }
    let code = card.security_code;
    let length = if known.is_some_and(|(_, brand, _)| *brand == "amex") { 4 } else { 3 };
    if code.len() != length || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        errors.push(field("security_code", if length == 4 { "four digits" } else { "three digits" }));
    }
    let (Some((number, brand, behavior)), Some(expires), true) = (known, expires, errors.is_empty()) else {
        return Err(Refusal::Invalid(errors));
    };
    let last4 = number.get(number.len().saturating_sub(4)..).unwrap_or_default();
    Ok(Card {
        token: format!("sandbox_{brand}_{last4}"),
        brand: (*brand).into(),
        last4: last4.into(),
        expires,
        name: card.name.trim().into(),
        behavior: *behavior,
    })
}

/// Reads `MM/YY` as the first day of that month.
#[must_use]
pub fn read_expiry(text: &str) -> Option<Date> {
    let (month, year) = text.trim().split_once('/')?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(month) || !digits(year) {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    Date::new(year.checked_add(2000)?, month.parse().ok()?, 1).ok()
}

fn field(name: &str, expected: &str) -> FieldError {
    FieldError { field: name.into(), rule: Rule::Format { expected: expected.into() } }
}

/// The check digit of card numbers (Luhn).
fn is_card_number(digits: &str) -> bool {
    if !(12..=19).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(place, digit)| match (place % 2 == 1, digit.saturating_mul(2)) {
            (false, _) => digit,
            (true, double) if double > 9 => double.saturating_sub(9),
            (true, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed<'a>(number: &'a str, expiry: &'a str, security_code: &'a str) -> TypedCard<'a> {
        TypedCard { number, expiry, security_code, name: "A. Person" }
    }

    #[test]
    fn p_16_test_numbers_behave_and_nothing_of_the_number_is_kept() {
        for (number, behavior) in [
            ("4242 4242 4242 4242", CardBehavior::Succeeds),
            ("4000-0000-0000-0002", CardBehavior::Declines),
            ("4000 0000 0000 9995", CardBehavior::InsufficientFunds),
            ("4000 0027 6000 3184", CardBehavior::NeedsAuthentication),
        ] {
            let card = tokenize(&typed(number, "12/30", "123")).unwrap();
            assert_eq!(card.behavior, behavior);
            let stored = serde_json::to_string(&card).unwrap();
            assert!(!stored.contains(&number.replace([' ', '-'], "")));
        }
    }

    #[test]
    fn every_wrong_field_is_named_and_nothing_is_repeated() {
        let Err(Refusal::Invalid(errors)) = tokenize(&typed("4111 1111 1111 1111", "13/30", "12")) else {
            panic!("must be refused")
        };
        let names: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(names, ["number", "expiry", "security_code"]);
        assert!(!format!("{errors:?}").contains("4111"));
    }
}
