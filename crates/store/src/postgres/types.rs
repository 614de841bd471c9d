//! Values on PostgreSQL's wire. Documents travel as text: they are read and written as a whole.

use crate::value::Value;
use core::error::Error;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use uuid::Uuid;

/// The version that PostgreSQL writes before the text of a `jsonb`.
const JSONB_VERSION: u8 = 1;

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, ty) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(value), &Type::INT8) => value.to_sql(ty, out),
            (Self::Text(value), &Type::TEXT) => value.to_sql(ty, out),
            (Self::Id(value), &Type::UUID) => value.to_sql(ty, out),
            (Self::Json(value), &Type::JSONB) => {
                out.extend_from_slice(&[JSONB_VERSION]);
                out.extend_from_slice(value.as_bytes());
                Ok(IsNull::No)
            }
            _ => Err(format!("a {ty} parameter was given {self:?}").into()),
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::TEXT | Type::UUID | Type::JSONB)
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        match *ty {
            Type::INT8 => i64::from_sql(ty, raw).map(Self::Int),
            Type::INT4 => i32::from_sql(ty, raw).map(|value| Self::Int(i64::from(value))),
            Type::BOOL => bool::from_sql(ty, raw).map(|value| Self::Int(i64::from(value))),
            Type::UUID => Uuid::from_sql(ty, raw).map(Self::Id),
            Type::JSONB => match raw.split_first() {
                Some((&JSONB_VERSION, text)) => Ok(Self::Json(core::str::from_utf8(text)?.to_owned())),
                _ => Err("a jsonb of an unknown version".into()),
            },
            _ => String::from_sql(ty, raw).map(Self::Text),
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(
            *ty,
            Type::INT8
                | Type::INT4
                | Type::BOOL
                | Type::UUID
                | Type::JSONB
                | Type::TEXT
                | Type::VARCHAR
                | Type::NAME
        )
    }
}
