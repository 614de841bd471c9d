//! Pictures: inline, in the colour of the text, and never the only thing that says something.

use super::Place;
use maud::PreEscaped;

macro_rules! icons {
    ($($name:ident $path:literal)*) => {$(
        #[doc = concat!("The picture of ", stringify!($name), ".")]
        pub const $name: Icon = PreEscaped(concat!(
            "<svg class=\"icon\" width=\"18\" height=\"18\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" \
             stroke-width=\"1.7\" stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\"><path d=\"",
            $path,
            "\"/></svg>"
        ));
    )*};
}

/// A picture.
pub type Icon = PreEscaped<&'static str>;

icons! {
    KEY "M14.5 9.5a4 4 0 1 1-3-3.9L20 14v3h-3v-2h-2v-2l-1.4-1.4"
    MENU "M4 7h16M4 12h16M4 17h16"
    CLOSE "M6 6l12 12M18 6 6 18"
    CHECK "M5 12.5l4.5 4.5L19 7.5"
    WARN "M12 4l9 16H3zM12 10v4M12 17h.01"
    INFO "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8h.01"
    DOWNLOAD "M12 4v11M7 11l5 5 5-5M5 20h14"
    FILTER "M4 5h16l-6 8v6l-4-2v-4z"
    COPY "M9 9h11v11H9zM5 15H4V4h11v1"
    UP "M12 19V5M6 11l6-6 6 6"
    DOWN "M12 5v14M6 13l6 6 6-6"
    HOME "M3 11.5 12 4l9 7.5M5.5 10v9.5h13V10"
    BOX "M4 7.5 12 3l8 4.5v9L12 21l-8-4.5zM4 7.5l8 4.5 8-4.5M12 12v9"
    CART "M4 5h2l2 11h10l2-8H7M9 20h.01M17 20h.01"
    BILL "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6"
    BELL "M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15zM10 21h4"
    PEOPLE "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6M18 14c2 .7 3.2 2.5 3.5 6"
    SHIELD "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6z"
    LOG "M5 4h14v16H5zM8.5 9h7M8.5 13h7M8.5 17h4"
    CLOCK "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2"
    HELP "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .8-1 1.7M12 16.5h.01"
    PERSON "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20.5c.8-4 3.8-6 8-6s7.2 2 8 6"
    SLIDERS "M4 7h9M17 7h3M4 17h3M11 17h9M13 5v4M7 15v4"
}

/// The picture of a place.
#[must_use]
pub const fn of(place: Place) -> Icon {
    match place {
        Place::Home => HOME,
        Place::YourProducts => BOX,
        Place::Licenses => KEY,
        Place::PurchaseServices => CART,
        Place::BillsAndPayments => BILL,
        Place::BillingNotifications => BELL,
        Place::Users => PEOPLE,
        Place::OrgSettings => SLIDERS,
        Place::SelfServicePolicy => SHIELD,
        Place::AuditLog => LOG,
        Place::Jobs => CLOCK,
        Place::Support => HELP,
        Place::MyAccount => PERSON,
    }
}
