//! Lists that the compiler keeps complete: whoever adds a variant adds a row here, and then a sample of it.

use purser_domain::command::Command;
use purser_domain::refusal::{Decline, Refusal, Rule};

/// A total match from variants to names, and the list of all names.
macro_rules! every {
    ($(#[$doc:meta])* $names:ident, $function:ident($of:ty) { $($pattern:pat => $name:literal,)* }) => {
        $(#[$doc])*
        pub const $names: &[&str] = &[$($name),*];
        pub const fn $function(value: &$of) -> &'static str {
            match value { $($pattern => $name,)* }
        }
    };
}

every! {
    /// Every command, by its word.
    COMMANDS, command(Command) {
        Command::CreateTenant(_) => "create-tenant",
        Command::ChangeTenant(_) => "change-tenant",
        Command::CreatePerson(_) => "create-person",
        Command::CreateGroup { .. } => "create-group",
        Command::AssignRoles { .. } => "assign-roles",
        Command::SetPassword { .. } => "set-password",
        Command::ChangeSettings(_) => "change-settings",
        Command::SignIn { .. } => "sign-in",
        Command::ExtendSession { .. } => "extend-session",
        Command::SignOutEverywhere { .. } => "sign-out-everywhere",
        Command::CreateServiceAccount { .. } => "create-service-account",
        Command::IssueToken { .. } => "issue-token",
        Command::RevokeToken { .. } => "revoke-token",
        Command::AddWebhook { .. } => "add-webhook",
        Command::RemoveWebhook { .. } => "remove-webhook",
        Command::ImportCatalog { .. } => "import-catalog",
        Command::AddPaymentMethod { .. } => "add-payment-method",
        Command::ChangePaymentMethod { .. } => "change-payment-method",
        Command::RemovePaymentMethod { .. } => "remove-payment-method",
        Command::ChangeBillingProfile(_) => "change-billing-profile",
        Command::PlaceOrder(_) => "place-order",
        Command::ChangeQuantity { .. } => "change-quantity",
        Command::SetRecurring { .. } => "set-recurring",
        Command::AssignLicenses { .. } => "assign-licenses",
        Command::UnassignLicenses { .. } => "unassign-licenses",
        Command::ChangeServicePlans { .. } => "change-service-plans",
        Command::Cancel { .. } => "cancel",
        Command::TakeOver { .. } => "take-over",
        Command::ContinueTakeOver { .. } => "continue-take-over",
        Command::UndoTakeOver { .. } => "undo-take-over",
        Command::SetPolicy { .. } => "set-policy",
        Command::Advance { .. } => "advance",
        Command::RetryJob { .. } => "retry-job",
        Command::OpenSupportRequest { .. } => "open-support-request",
        Command::ResolveSupportRequest { .. } => "resolve-support-request",
    }
}

every! {
    /// Every refusal, by its code.
    REFUSALS, refusal(Refusal) {
        Refusal::Invalid(_) => "invalid_input",
        Refusal::NotFound(_) => "not_found",
        Refusal::NotAllowed => "not_allowed",
        Refusal::AccountInactive => "account_inactive",
        Refusal::SelfServiceLicenses => "self_service_licenses",
        Refusal::SelfServiceSubscription => "self_service_subscription",
        Refusal::VersionChanged { .. } => "version_changed",
        Refusal::AlreadyExists(_) => "already_exists",
        Refusal::GuestsCannotBuy => "guests_cannot_buy",
        Refusal::SelfServiceNotOffered => "self_service_not_offered",
        Refusal::BlockedByPolicy { .. } => "blocked_by_policy",
        Refusal::TrialNotOffered => "trial_not_offered",
        Refusal::EndOfSale => "end_of_sale",
        Refusal::NoPrice => "no_price",
        Refusal::PaymentMethodRequired => "payment_method_required",
        Refusal::PaymentDeclined(Decline::CardDeclined) => "card_declined",
        Refusal::PaymentDeclined(Decline::InsufficientFunds) => "insufficient_funds",
        Refusal::PaymentDeclined(Decline::AuthenticationRequired) => "authentication_required",
        Refusal::PaymentDeclined(Decline::CardExpired) => "card_expired",
        Refusal::PaymentMethodInUse => "payment_method_in_use",
        Refusal::WrongState { .. } => "wrong_state",
        Refusal::TakeOverUnderWay => "take_over_under_way",
        Refusal::NotEnoughLicenses { .. } => "not_enough_licenses",
        Refusal::BelowAssigned { .. } => "below_assigned",
        Refusal::TooManyPeople { .. } => "too_many_people",
        Refusal::NotAssigned { .. } => "not_assigned",
        Refusal::TooManyToCancelOnline { .. } => "too_many_to_cancel_online",
        Refusal::CancelableOnline => "cancelable_online",
        Refusal::AlreadyResolved => "already_resolved",
        Refusal::WindowClosed => "window_closed",
        Refusal::RecurringOff => "recurring_off",
        Refusal::TrialNeverRenews => "trial_never_renews",
        Refusal::TrialQuantityFixed => "trial_quantity_fixed",
        Refusal::NotSelfService => "not_self_service",
        Refusal::UnfitTarget => "unfit_target",
        Refusal::UndoNotPossible => "undo_not_possible",
        Refusal::OfferTypeValue => "offer_type_value",
        Refusal::LimitReached { .. } => "limit_reached",
        Refusal::JobNotBuried => "job_not_buried",
        Refusal::AmountTooLarge => "amount_too_large",
    }
}

every! {
    /// Every rule of a field, by its code.
    RULES, rule(Rule) {
        Rule::Required => "required",
        Rule::TooLong { .. } => "too_long",
        Rule::OutOfRange { .. } => "out_of_range",
        Rule::Format { .. } => "format",
        Rule::OneOf { .. } => "one_of",
        Rule::Repeated => "repeated",
        Rule::Unknown => "unknown",
        Rule::NotAllowedHere => "not_allowed_here",
    }
}
