//! The sabotages. Each is a mistake that somebody could make on a tired afternoon, at a place where it costs money,
//! licenses or trust. When the source changes, its sabotage changes with it.

use super::Mutant;
use super::Suite::{App, Domain, Sim, Store};

/// Every sabotage.
pub const MUTANTS: &[Mutant] = &[
    Mutant {
        name: "hands out more licenses than were bought",
        path: "crates/domain/src/decide/assign_licenses.rs",
        find: "if known.free() < needed {",
        replace: "if known.free() == u32::MAX {",
        suites: &[Domain, App],
    },
    Mutant {
        name: "forgets to compare the version that the caller has seen",
        path: "crates/domain/src/decide.rs",
        find: "if seen == version { Ok(()) }",
        replace: "if seen <= version { Ok(()) }",
        suites: &[Domain],
    },
    Mutant {
        name: "releases reserved licenses twice",
        path: "crates/domain/src/decide/take_over.rs",
        find: "target.reserved = target.reserved.saturating_sub(found.people);",
        replace: "target.reserved = target.reserved.saturating_sub(found.people).saturating_sub(found.people);",
        suites: &[Domain, Sim],
    },
    Mutant {
        name: "begins a take-over without locking what is taken",
        path: "crates/domain/src/decide/take_over.rs",
        find: "locked.take_over = Some(take_over.id);",
        replace: "locked.take_over = None;",
        suites: &[Domain],
    },
    Mutant {
        name: "forgets who held licenses before an undo is too late",
        path: "crates/domain/src/decide/take_over.rs",
        find: "ended.delete(today, because, undo_until);",
        replace: "ended.delete(today, because, at);",
        suites: &[Domain],
    },
    Mutant {
        name: "rounds each part of a period by itself",
        path: "crates/domain/src/billing.rs",
        find: "numerator = numerator.checked_add(exact).ok_or(MoneyError::Overflow)?;",
        replace: "let days = i128::from(period.days());
            let rounded = i128::from(round_half_away(exact, days)?);
            numerator = numerator.checked_add(rounded * days).ok_or(MoneyError::Overflow)?;",
        suites: &[Domain],
    },
    Mutant {
        name: "tells nobody that their purchase was taken over",
        path: "crates/domain/src/react.rs",
        find: "vec![mail(purchaser, message)]
        }
        Event::TakeOverUndone",
        replace: "drop((mail, purchaser, message));
            Vec::new()
        }
        Event::TakeOverUndone",
        suites: &[Domain],
    },
    Mutant {
        name: "lets the second command of a batch see nothing of the first",
        path: "crates/app/src/batch.rs",
        find: "        open.facts.fold(&plan);\n",
        replace: "",
        suites: &[App, Sim],
    },
    Mutant {
        name: "sells at a price that the same batch has changed",
        path: "crates/app/src/batch.rs",
        find: "other.facts.fold_elsewhere(&plan);",
        replace: "let _ = other;",
        suites: &[Sim],
    },
    Mutant {
        name: "forgets to remember the key",
        path: "crates/app/src/batch.rs",
        find: "if !matches!(ask.command, Command::Advance { .. } | Command::ContinueTakeOver { .. }) {",
        replace: "if matches!(ask.command, Command::CreateTenant(_)) {",
        suites: &[App],
    },
    Mutant {
        name: "takes a key for another command's answer",
        path: "crates/app/src/batch.rs",
        find: "if fingerprint == ask.fingerprint {",
        replace: "if fingerprint.len() == ask.fingerprint.len() {",
        suites: &[Sim],
    },
    Mutant {
        name: "trusts a clock that goes back",
        path: "crates/app/src/batch.rs",
        find: "            let at = self.env.now().max(open.last_at);
            let mut ids = Ids::new(at, ask.seed);
            match decide(&ask.call, &ask.command, &open.facts, at, &mut ids) {
                Ok(plan)",
        replace: "            let at = self.env.now();
            let mut ids = Ids::new(at, ask.seed);
            match decide(&ask.call, &ask.command, &open.facts, at, &mut ids) {
                Ok(plan)",
        suites: &[Sim],
    },
    Mutant {
        name: "stores what happened and not what must happen because of it",
        path: "crates/app/src/batch.rs",
        find: "write.jobs.extend(work.into_iter()",
        replace: "write.jobs.extend(work.into_iter().take(1)",
        suites: &[Sim],
    },
    Mutant {
        name: "counts a job as done when it failed",
        path: "crates/app/src/worker.rs",
        find: "store.retry(&lease, again, &why).await?",
        replace: "store.finish(&lease).await.map(|kept| kept && again > Timestamp::MIN)?",
        suites: &[App],
    },
    Mutant {
        name: "claims jobs for ever",
        path: "crates/app/src/worker.rs",
        find: "now.checked_add(LEASE).unwrap_or(Timestamp::MAX)",
        replace: "now.checked_add(LEASE).map_or(now, |_| Timestamp::MAX)",
        suites: &[App],
    },
    Mutant {
        name: "gives a mail another name each time",
        path: "crates/app/src/effects/mail.rs",
        find: "let message_id = format!(\"<{}@{}>\", outgoing.job, from.email.domain());",
        replace: "let message_id = format!(\"<{}@{}>\", env.seed(), from.email.domain());",
        suites: &[App],
    },
    Mutant {
        name: "lets a worker that lost its lease say that it is done",
        path: "crates/store/src/queue.rs",
        find: "\"DELETE FROM job WHERE tenant_id = $1 AND id = $2 AND lease = $3 AND buried = 0\"",
        replace: "\"DELETE FROM job WHERE tenant_id = $1 AND id = $2 AND (lease = $3 OR attempt > 0) AND buried = 0\"",
        suites: &[Store, App],
    },
    Mutant {
        name: "commits without looking how many rows were changed",
        path: "crates/store/src/call.rs",
        find: "Some(expect) if expect != answer.affected =>",
        replace: "Some(expect) if expect != answer.affected && expect == u64::MAX =>",
        suites: &[Store],
    },
    Mutant {
        name: "leaves a transaction open when nobody ended it",
        path: "crates/store/src/transaction.rs",
        find: "            Ok(Driver::Lite(lite)) => {
                if let Err(error) = lite.rollback() {",
        replace: "            Ok(Driver::Lite(lite)) => {
                if let Err(error) = lite.batch(\"\") {",
        suites: &[Store],
    },
];
