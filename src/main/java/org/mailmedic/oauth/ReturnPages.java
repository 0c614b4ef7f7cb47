package org.mailmedic.oauth;

/// What the browser shows when it comes back: plain sentences, shown as they are.
///
/// @param title title of each page
/// @param done the service sent the user back with a yes
/// @param refused it sent the user back with a no
/// @param strange this is no answer that anybody waits for
public record ReturnPages(String title, String done, String refused, String strange) {
    String page(String words) {
        return """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>%s</title>
            <style>body{font:17px/1.5 system-ui,sans-serif;margin:15vh auto;max-width:32em;padding:0 1em;\
            color:#1f2328;background:#fff}h1{font-size:24px}\
            @media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}}</style></head>
            <body><h1>%s</h1><p>%s</p></body></html>
            """.formatted(escaped(title), escaped(title), escaped(words));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
