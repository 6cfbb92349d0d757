//! Headers on every response, errors included, and the check that a change comes from our own pages.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

use super::state::App;
use crate::error::Error;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
     connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Marks a response that may be kept by caches; all others are `no-store`.
pub struct Cacheable;

/// Refuses changes that another site sent; sets the headers of every response.
pub(super) async fn guard(
    app: web::Data<App>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let method = request.method().clone();
    if !method.is_safe() && !from_our_pages(&request, &app.config.base_url) {
        let refused = Error::Refused(crate::say::common::from_another_site());
        request.extensions_mut().insert(super::error_pages::Early(refused));
    }
    let https = app.config.base_url.starts_with("https://");
    let mut response = next.call(request).await?;
    let cacheable = response.response().extensions().contains::<Cacheable>();
    let headers = response.headers_mut();
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        set(headers, header::CONTENT_SECURITY_POLICY, POLICY);
    }
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::REFERRER_POLICY, "same-origin");
    set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if https {
        set(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
    }
    if !cacheable {
        set(headers, header::CACHE_CONTROL, "no-store");
    }
    Ok(response)
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}

/// True when the browser says that the request comes from a page of ours. On loopback the Host header stands
/// for the base address, since people reach one server by several names there.
fn from_our_pages(request: &ServiceRequest, base_url: &str) -> bool {
    let value = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    match value(HeaderName::from_static("sec-fetch-site")) {
        Some("same-origin") => {}
        Some(_) => return false,
        None if value(header::ORIGIN).is_none() => return false,
        None => {}
    }
    let Some(origin) = value(header::ORIGIN) else { return true };
    if origin == base_url {
        return true;
    }
    let loopback = url::Url::parse(base_url).ok().is_some_and(|url| is_loopback(url.host_str()));
    let host = value(header::HOST).unwrap_or_default();
    loopback
        && origin == format!("http://{host}")
        && url::Url::parse(origin).ok().is_some_and(|url| is_loopback(url.host_str()))
}

/// True for the names of this machine.
pub(crate) fn is_loopback(host: Option<&str>) -> bool {
    match host {
        Some("localhost" | "[::1]" | "::1") => true,
        Some(host) => host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
        None => false,
    }
}
