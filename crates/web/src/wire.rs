//! What travels: every request and answer of the REST API, with its schema. The command line uses the same types, so
//! the two cannot drift apart.
//!
//! Numbers of requests are `i64` whatever their range, so that −1, 0 and numbers far too large reach the rule that
//! knows the range and are answered with it. Requests refuse fields that they do not know; answers may grow.

mod catalog;
mod error;
mod event;
mod job;
mod license;
mod list;
mod organization;
mod payment;
mod people;
mod policy;
mod preview;
mod scalar;
mod subscription;
mod support;
mod token;
mod words;

pub use catalog::{CatalogImport, CatalogImported, Plan, Product, SelfService, ServicePlan};
pub use error::{FieldProblem, Problem};
pub use event::Event;
pub use job::{Job, JobResult};
pub use license::{HeldLicense, LicenseRow, LicenseUser, Purchaser, ServicePlansRequest, UsersRequest};
pub use list::List;
pub use organization::{
    ServiceAccount, ServiceAccountRequest, Tenant, TenantChange, TenantRequest, Webhook, WebhookRequest,
};
pub use payment::{
    Address, BillingProfile, BillingProfileChange, CardKind, PaymentMethod, PaymentMethodChange,
    PaymentMethodRequest,
};
pub use people::{Me, PasswordRequest, RolesRequest, User, UserDetail, UserRef, UserRequest};
pub use policy::{OfferTypePolicy, OfferTypeValue, Policy, PolicyChange, ProductPolicy, ProductValue};
pub use preview::{Line, Mail, Note, Preview};
pub use scalar::Money;
pub use subscription::{
    CancelRequest, Canceled, OrderRequest, Owner, OwnerKind, QuantityRequest, RecurringRequest, Subscription,
    TakeOverRequest,
};
pub use support::{ResolutionRequest, SupportRequest, SupportRequestRequest};
pub use token::{Holder, Token, TokenRequest};
pub use words::{
    BillingFrequency, BuyFor, CancelBasis, CancelReason, Channel, JobState, OfferType, PolicySource,
    PolicyValue, Resolution, Role, SaleStatus, Status, SupportKind, SupportStatus, TakeOverAction, Term,
    Terms, When,
};

pub(crate) use scalar::expiry;
