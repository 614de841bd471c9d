//! Every limit of the product, with its name and its reason (P-14). A refusal says the limit.

/// People in one assign or unassign action: the reference's own limit (R-USR-23, R-LIC-1, V-5).
pub const ASSIGN_MAX: usize = 20;
/// Licenses of one subscription. Bounds every product of quantity, price and days far below 128 bits.
pub const QUANTITY_MAX: u32 = 1_000_000;
/// Minor units of one unit price: ten million in a two-decimal currency.
pub const UNIT_PRICE_MAX: i64 = 1_000_000_000;
/// Rounds of "show me this first" before a decision counts as a bug.
pub const ROUNDS_MAX: usize = 16;
/// Commands that share one transaction.
pub const BATCH_MAX: usize = 256;
/// Attempts of one batch when the database asks to retry.
pub const ATTEMPTS_MAX: usize = 5;
/// People that one step of a move carries over: a few milliseconds of a writer's time.
pub const MOVE_STEP: u32 = 1_000;
/// Billing and Global administrators who get a mail about one purchase.
pub const ADMINS_MAX: usize = 50;
/// Rows of one page of any list.
pub const PAGE_MAX: u32 = 200;
/// Rows of one page when the caller does not say.
pub const PAGE_DEFAULT: u32 = 50;
/// Subscriptions whose licenses are exported into one file.
pub const EXPORT_MAX: usize = 10_000;
/// Products of one catalog import command; a larger file is sent in several.
pub const IMPORT_MAX: usize = 200;
/// Entries of one policy change.
pub const POLICY_CHANGES_MAX: usize = 500;
/// Members of a group in one command.
pub const MEMBERS_MAX: usize = 1_000;
/// Characters of a name.
pub const NAME_MAX: usize = 200;
/// Characters of a comment, a question or an answer.
pub const COMMENT_MAX: usize = 2_000;
/// Characters of an idempotency key.
pub const KEY_MAX: usize = 200;
/// Assigned licenses up to which a purchaser cancels online (P-2).
pub const ONLINE_CANCEL_MAX: u32 = 25;
/// Hours without a sign of life after which a session ends.
pub const SESSION_IDLE_HOURS: i64 = 2;
/// Hours after which a session ends in any case: a working day and its breaks.
pub const SESSION_HOURS_MAX: i64 = 12;
/// Sessions of one person; one more ends the one that would have ended first.
pub const SESSIONS_MAX: usize = 20;
/// Hours in which a take-over can be undone (P-7).
pub const UNDO_HOURS: i64 = 24;
/// Days in which a seven-day subscription may be cancelled or reduced (R-SUB-43, V-7).
pub const WINDOW_DAYS: i64 = 7;
/// Attempts of one effect before it is buried and shown to an administrator.
pub const JOB_ATTEMPTS_MAX: u32 = 10;
/// Webhook endpoints of one organization.
pub const WEBHOOKS_MAX: usize = 10;
/// Cards of one owner.
pub const PAYMENT_METHODS_MAX: u32 = 20;
/// Support requests of one person that nobody has resolved yet.
pub const SUPPORT_REQUESTS_OPEN_MAX: u32 = 20;
/// Days that an idempotency key is remembered.
pub const KEY_DAYS: i64 = 30;

/// Characters of the shortest password that is taken: shorter ones are guessed from a stolen hash.
pub const PASSWORD_MIN: u32 = 12;
/// Characters of the longest one: hashing takes time for what is sent.
pub const PASSWORD_MAX: u32 = 500;
