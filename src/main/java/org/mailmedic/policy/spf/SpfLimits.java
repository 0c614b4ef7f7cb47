package org.mailmedic.policy.spf;

/// The limits that RFC 7208 sets to a record, each once. Beyond one of them a receiver gives up, whatever the
/// record says.
public final class SpfLimits {
    /// Terms that ask the DNS (`include`, `a`, `mx`, `ptr`, `exists`, `redirect`) in one evaluation (section
    /// 4.6.4).
    public static final int LOOKUPS = 10;

    /// Look-ups that find nothing in one evaluation (section 4.6.4).
    public static final int VOID_LOOKUPS = 2;

    /// Hosts that one `mx` may lead to (section 4.6.4).
    public static final int MX_HOSTS = 10;

    /// Names that `ptr` and `%{p}` look at; further ones are passed over, and that is no error (section 4.6.4).
    public static final int PTR_NAMES = 10;

    /// Characters of a record that fit into one packet of 512 bytes with the name and all the rest (section
    /// 3.4). No receiver refuses a longer one.
    public static final int SMALL_RECORD = 450;

    private SpfLimits() {}
}
