package org.mailmedic.remedy;

/// A letter to whoever can fix it, ready to copy. Holds no secret.
public record Letter(FixItem.Who to, String subject, String body) {}
