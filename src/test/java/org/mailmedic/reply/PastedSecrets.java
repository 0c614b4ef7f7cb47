package org.mailmedic.reply;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// What people paste with a password in it, and the forms in which to look for it after.
public final class PastedSecrets {
    /// The one secret of all shapes.
    public static final String SECRET = "S3cr&tPa55w0rdZx9Qq77";

    private static final String TOKEN = "S3crtPa55w0rdZx9Qq77";
    private static final String PERCENT = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    private static final String BASE64 = base64(SECRET);
    private static final String PLAIN = base64("\0anna\0" + SECRET);

    private PastedSecrets() {}

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Ten encodings of the secret, in full or cut so that a letter more or less around it does not matter.
    public static List<String> forms() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        return List.of(
                SECRET,
                TOKEN,
                "Pa55w0rdZx9Qq77",
                BASE64.substring(0, 24),
                PLAIN.substring(8),
                PERCENT,
                SECRET.replace("&", "&amp;"),
                SECRET.replace("&", "\\u0026"),
                HexFormat.of().formatHex(bytes),
                new StringBuilder(SECRET).reverse().toString(),
                Base64.getEncoder()
                        .encodeToString(SECRET.getBytes(StandardCharsets.UTF_16LE))
                        .substring(0, 24),
                SECRET.replace("&", "=26"));
    }

    /// Sixty and more shapes.
    public static List<String> shapes() {
        List<String> shapes = new ArrayList<>();
        for (String line : List.of(
                "C: AUTH PLAIN @P",
                "AUTH LOGIN @B",
                "S: 334 \nC: @P\nS: 535 5.7.8 no",
                "AUTH LOGIN\n334 VXNlcm5hbWU6\nYW5uYQ==\n334 UGFzc3dvcmQ6\n@B\n535 5.7.8 refused",
                "CLIENT -> SERVER: AUTH LOGIN\nSERVER -> CLIENT: 334 VXNlcm5hbWU6\nCLIENT -> SERVER: YW5uYQ==\n"
                        + "SERVER -> CLIENT: 334 UGFzc3dvcmQ6\nCLIENT -> SERVER: @B\nSERVER -> CLIENT: 535 no",
                "<~  334 UGFzc3dvcmQ6\n ~> @B\n<~* 535 5.7.8 no",
                "AUTH XOAUTH2 @P",
                "AUTH OAUTHBEARER @P",
                "535 5.7.8 auth=anna AUTH PLAIN @P failed",
                "535 5.7.8 rejected with password @S",
                "535 5.7.8 sign-in user=anna pass=@S",
                "MAIL_PASSWORD=@S",
                "export SMTP_PASS='@S'",
                "SMTP_PASSWORD=\"@S\"",
                "web_1  | 2026-11-24 MAIL_PASSWORD=@S",
                "web-1 | {\"level\":\"error\",\"smtp\":{\"user\":\"anna\",\"pass\":\"@S\"}}",
                "environment:\n  - SMTP_PASSWORD=@S",
                "env:\n- name: SMTP_PASSWORD\n  value: @S",
                "  SMTP_PASSWORD: \"@S\"",
                "    'password' => '@S',",
                "$mail->Password = '@S';",
                "define('SMTP_PASSWORD', '@S');",
                "config['smtp_pass'] = \"@S\";",
                "password = \"@S\"",
                "server.login(\"anna@example.com\", \"@S\")",
                "auth: { user: 'anna', pass: '@S' }",
                "{\"password\": \"@S\"}",
                "{\"event\":\"{\\\"password\\\":\\\"@S\\\"}\"}",
                "{\"type\":\"bounce\",\"code\":535,\"message\":\"535 5.7.8 pass=@S\"}",
                "password: @S",
                "password: |\n  @S\nport: 587",
                "smtp:\n  auth:\n    password: '@S'",
                "[smtp]\npassword = @S",
                "spring.mail.password=@S",
                "mail.smtp.password: @S",
                "<password>@S</password>",
                "<add key=\"SmtpPassword\" value=\"@S\" />",
                "<network host=\"a.example\" userName=\"anna\" password=\"@S\" />",
                "swaks --to bob@example.org --auth-user anna --auth-password '@S'",
                "swaks --to bob@example.org -au anna -ap '@S' --server smtp.example.com",
                "sendemail -f a@example.org -xu anna -xp '@S'",
                "tool --password='@S'",
                "tool --password @T --host smtp.example.com",
                "curl smtp://smtp.example.com -u 'anna:@S'",
                "curl --user 'anna:@S' smtps://smtp.example.com",
                "smtp://anna%40example.com:@U@smtp.example.com:587",
                "MAILER_DSN=smtp://anna:@U@smtp.example.com:587",
                "550 5.1.1 smtp://anna:@S@smtp.example.com:587 refused",
                "dsn: smtp%3A%2F%2Fanna%3A@T%40smtp.example.com",
                "Authorization: Bearer @T",
                "curl -H \"Authorization: Basic @P\" https://api.example.com",
                "Proxy-Authorization: Basic @P",
                "Set-Cookie: session=@S; Path=/; HttpOnly",
                "Cookie: a=1; session=@S",
                "X-Api-Key: @T",
                "api_key=@T",
                "curl -s --user 'api:key-@T' https://api.example.com",
                "sent with SG.@T.@T ok",
                "-----BEGIN PRIVATE KEY-----\n@B\n@T\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n@B\n-----END RSA PRIVATE KEY-----",
                "{\"private_key\": \"-----BEGIN PRIVATE KEY-----\\n@B\\n-----END PRIVATE KEY-----\\n\"}",
                "machine smtp.example.com login anna password @S",
                "account default\nuser anna\npassword @S",
                "[smtp.example.com]:587 anna@example.com:@S",
                "a1 LOGIN anna @S",
                "PASS @S",
                "Passwort: @S",
                "Kennwort: @S",
                "contrase\u00f1a: @S",
                "Das Passwort ist @S",
                "client_secret=@T",
                "refresh_token: @T",
                "https://api.example.com/send?user=anna&password=@U&to=bob",
                "new NetworkCredential(\"anna\", \"@S\")",
                "smtp.PlainAuth(\"\", \"anna\", \"@S\", \"smtp.example.com\")",
                "MAIL_PASSWORD=3D@S")) {
            shapes.add(line.replace("@P", PLAIN)
                    .replace("@B", BASE64)
                    .replace("@S", SECRET)
                    .replace("@T", TOKEN)
                    .replace("@U", PERCENT));
        }
        return List.copyOf(shapes);
    }

    /// Whether a text holds the secret in any form, whatever its case.
    public static boolean isIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return forms().stream().anyMatch(form -> lower.contains(form.toLowerCase(Locale.ROOT)));
    }
}
