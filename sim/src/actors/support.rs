//! Who asks for support, and who decides it.

use super::Actor;
use crate::model::Organization;
use purser_domain::command::{Command, Principal};
use purser_domain::people::Role;
use purser_domain::subscription::{CancelReason, Status, Subscription};
use purser_domain::support::{Resolution, SupportSubject};

const DECIDE: [Role; 3] =
    [Role::GlobalAdministrator, Role::BillingAdministrator, Role::ServiceSupportAdministrator];

impl Actor<'_> {
    /// A purchaser who may not cancel online, now and then one who may; or a question.
    pub(super) fn open_support_request(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let max = of.tenant.online_cancel.max;
        let too_large = |known: &Subscription| {
            known.self_service() && known.status() == Status::Active && known.assigned > max
        };
        if self.random.chance(600) {
            let known = self.subscription(of, too_large)?;
            let reason = self.random.of(CancelReason::Other, &CancelReason::ALL);
            let comment = self.random.chance(200).then(|| "Too many.".to_owned());
            let subject = SupportSubject::CancelSubscription { subscription: known.id, reason, comment };
            return Some((self.owner(of, known.owner), Command::OpenSupportRequest { subject }));
        }
        let person = self.anyone(of)?;
        let text = self.random.of("How?", &["Why?", "", "When, and for whom?"]).to_owned();
        let subject = SupportSubject::Question { text };
        Some((Principal::Person(person), Command::OpenSupportRequest { subject }))
    }

    /// Mostly one that is open.
    pub(super) fn resolve_support_request(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let all: Vec<_> = of.support_requests.values().collect();
        let open: Vec<_> = all.iter().copied().filter(|request| request.resolved.is_none()).collect();
        let any = self.random.chance(100) || open.is_empty();
        let request = self.random.pick(if any { &all } else { &open })?.id;
        let resolution = self.random.of(Resolution::Done, &[Resolution::Done, Resolution::Declined]);
        let answer = self.random.chance(800).then(|| "Because.".to_owned());
        let command = Command::ResolveSupportRequest { request, resolution, answer };
        Some((self.with_role(of, &DECIDE), command))
    }
}
