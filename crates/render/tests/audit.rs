//! The audit log has a name in every language for every event that happens and every command that is sent.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

use purser_domain::people::LOCALES;
use purser_render::Words;
use purser_render::page::audit::KINDS;

/// The words of `fn word` in a source of the domain, so that a new one is asked for here.
fn words(source: &'static str) -> Vec<&'static str> {
    let function = source.split("pub const fn word").nth(1).unwrap();
    let function = function.split("\n    }\n").next().unwrap();
    function.lines().filter_map(|line| line.split("=> \"").nth(1)?.split('"').next()).collect()
}

#[test]
fn every_event_has_a_name_and_can_be_asked_for() {
    let events = words(include_str!("../../domain/src/event.rs"));
    assert!(events.len() > 30, "{events:?}");
    for event in events {
        assert!(KINDS.contains(&event), "{event}");
    }
    for kind in KINDS {
        for locale in LOCALES {
            let key = format!("audit-event-{}", kind.replace('.', "-"));
            assert!(Words::for_locale(locale).name(&key).is_ok(), "{locale} {key}");
        }
    }
}

#[test]
fn every_command_has_a_name() {
    let commands = words(include_str!("../../domain/src/command.rs"));
    assert!(commands.len() > 25, "{commands:?}");
    for command in commands {
        for locale in LOCALES {
            let key = format!("audit-command-{command}");
            assert!(Words::for_locale(locale).name(&key).is_ok(), "{locale} {key}");
        }
    }
}
