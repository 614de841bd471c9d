//! One request and its answer: what is asked, under which key, and how the answer is read.

use super::trouble::Trouble;
use purser_app::Env;
use purser_domain::limits::KEY_MAX;
use reqwest::header::{CONTENT_TYPE, IF_MATCH};
use reqwest::{Client, Method, RequestBuilder, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How a write is made.
#[derive(clap::Args, Clone, Debug)]
pub struct Write {
    /// Change nothing; print what would happen, including money.
    #[arg(long)]
    preview: bool,
    /// Idempotency key; made up when absent. To repeat a command whose answer was lost, repeat its key.
    #[arg(long, value_name = "KEY", value_parser = read_key)]
    key: Option<String>,
}

fn read_key(text: &str) -> Result<String, String> {
    match text.len() {
        1..=KEY_MAX if text.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(text.into()),
        _ => Err(format!("a key has 1 to {KEY_MAX} printable ASCII characters and no blanks")),
    }
}

impl Write {
    /// Whether nothing is to be changed.
    pub const fn is_preview(&self) -> bool {
        self.preview
    }

    /// The caller's key, or one that nobody has used.
    pub fn key(&self) -> String {
        self.key.clone().unwrap_or_else(|| {
            let env = Env::system();
            format!("cli-{:016x}{:016x}", env.seed(), env.seed())
        })
    }
}

/// One request. It has no `Debug`: its body may hold a card.
#[derive(Clone)]
pub struct Ask {
    method: Method,
    path: Vec<String>,
    query: Vec<(&'static str, String)>,
    body: Option<Vec<u8>>,
    key: Option<String>,
    if_match: Option<u64>,
}

impl Ask {
    /// A read; `path` is below `/api/v1`.
    pub fn get(path: &[&str]) -> Self {
        Self::new(Method::GET, path)
    }

    /// A write.
    pub fn write(method: Method, path: &[&str], write: &Write) -> Self {
        Self::keyed(method, path, write, write.key())
    }

    /// A write that is one part of several: its key is its own.
    pub fn keyed(method: Method, path: &[&str], write: &Write, key: String) -> Self {
        let mut ask = Self::new(method, path);
        ask.key = Some(key);
        if write.is_preview() { ask.query("preview", "true") } else { ask }
    }

    fn new(method: Method, path: &[&str]) -> Self {
        let path = path.iter().map(|&segment| segment.to_owned()).collect();
        Self { method, path, query: Vec::new(), body: None, key: None, if_match: None }
    }

    /// With one more query parameter.
    pub fn query(mut self, name: &'static str, value: &str) -> Self {
        self.query.push((name, value.into()));
        self
    }

    /// With a query parameter, if there is a value.
    pub fn maybe(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }

    /// Only if the thing still has this version.
    pub const fn if_match(mut self, version: Option<u64>) -> Self {
        self.if_match = version;
        self
    }

    /// With a JSON body.
    pub fn body(mut self, body: &impl Serialize) -> Result<Self, Trouble> {
        let json = serde_json::to_vec(body).map_err(|error| Trouble::Usage(error.to_string()))?;
        self.body = Some(json);
        Ok(self)
    }

    /// The key of a write.
    pub fn sent_key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// The method, to tell it.
    pub const fn method(&self) -> &Method {
        &self.method
    }

    /// Where it goes.
    pub fn url(&self, base: &Url) -> Result<Url, Trouble> {
        let mut url = base.clone();
        let bad = || Trouble::Usage(format!("--server {base}: that is no address of a server"));
        url.path_segments_mut().map_err(|()| bad())?.pop_if_empty().extend(["api", "v1"]).extend(&self.path);
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        Ok(url)
    }

    /// As it is sent.
    pub fn request(&self, http: &Client, url: Url) -> RequestBuilder {
        let mut request = http.request(self.method.clone(), url);
        if let Some(key) = &self.key {
            request = request.header("idempotency-key", key);
        }
        if let Some(version) = self.if_match {
            request = request.header(IF_MATCH, format!("\"{version}\""));
        }
        match &self.body {
            Some(body) => request.header(CONTENT_TYPE, "application/json").body(body.clone()),
            None => request,
        }
    }
}

/// What the server answered, once it said yes.
pub struct Answer(pub Vec<u8>);

impl Answer {
    /// The body as it came.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The body as the type that the server wrote it from.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Trouble> {
        serde_json::from_slice(&self.0).map_err(|error| {
            Trouble::Answer(format!(
                "the server's answer is not of the expected form: {error}\n  next: compare `purser --version` here and on the server"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_segments_and_parameters_are_escaped() {
        let ask = Ask::get(&["products", "a/b c"]).query("search", "x&y=z").maybe("status", None);
        let url = ask.url(&Url::parse("http://h:1/store/").unwrap()).unwrap();
        assert_eq!(url.as_str(), "http://h:1/store/api/v1/products/a%2Fb%20c?search=x%26y%3Dz");
    }

    #[test]
    fn a_key_is_one_printable_word() {
        assert!(read_key("order-17").is_ok());
        assert!(read_key("").is_err() && read_key("a b").is_err() && read_key(&"x".repeat(201)).is_err());
    }
}
