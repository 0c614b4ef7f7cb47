package org.mailmedic.knowledge;

import java.net.URI;

/// What a speaker itself offers those whom it refused for a cause: a form, a portal, a page. The words for
/// it are texts, `cause.<cause>.fix.<speaker>`.
///
/// @param speaker id of the speaker, such as `yahoo`
/// @param cause the cause
/// @param page where to go
/// @param fact where that is said
public record Advice(String speaker, Cause cause, URI page, Fact fact) {}
