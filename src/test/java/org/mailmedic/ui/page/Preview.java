package org.mailmedic.ui.page;
import javafx.application.Platform; import javafx.scene.*; import javafx.scene.control.*; import javafx.scene.layout.*; import java.util.*; import java.util.concurrent.*; import java.util.function.*;
import org.mailmedic.text.Texts;
public final class Preview {
  static ProveView.Hands hands = new ProveView.Hands() { public boolean isAddress(String t){return t.contains("@");} public void send(String t){} public void stop(){} public void saveReport(ProveView.ReportForm f){} public void copyReport(){} public void goToServer(){} public void goToList(){} };
  public static void main(String[] a) throws Exception {
    var done = new CountDownLatch(1);
    Platform.startup(() -> { try { all(); } catch (Throwable t) { t.printStackTrace(); } done.countDown(); });
    done.await(); Platform.exit(); System.exit(0);
  }
  static Texts t = Texts.in(Locale.ENGLISH);
  static Node dns(AuditView v, boolean open) { var d = new DnsView(t, new DnsView.Hands(p->{}, ()->{}, ()->{}, ()->{})); d.show(v); if (open) d.openFirst(); return d; }
  static Node fix(List<FixCard.View> n, List<FixCard.View> l) { var f = new FixView(t, new FixCard.Hands((x,y)->{}, x->{}, ()->{}, x->{}, x->{})); f.show(n,l); return f; }
  static Node answer(Answer x) { var f = new AnswerView(t); f.show(x); return f; }
  static Node prove(Proof p) { var f = new ProveView(t, hands); f.suggestAddress("anna@example.org"); f.show(p); return f; }
  static void all() throws Exception {
    for (var theme : List.of("light","dark")) {
      javafx.application.Application.setUserAgentStylesheet((theme.equals("light") ? new atlantafx.base.theme.PrimerLight() : new atlantafx.base.theme.PrimerDark()).getUserAgentStylesheet());
      Map<String, Supplier<Node>> m = new LinkedHashMap<>();
      m.put("dns-broken", () -> dns(Samples.broken(), false));
      m.put("dns-open", () -> dns(Samples.broken(), true));
      m.put("dns-running", () -> dns(Samples.running(), false));
      m.put("dns-offline", () -> dns(Samples.offline(), false));
      m.put("dns-crowded", () -> dns(Samples.crowded(), true));
      m.put("dns-freemail", () -> dns(Samples.freemail(), false));
      m.put("answer", () -> answer(Samples.answer()));
      m.put("answer-unknown", () -> answer(Samples.unknown()));
      m.put("fix", () -> fix(Samples.fixes(), Samples.later()));
      m.put("fix-done", () -> fix(Samples.allDone(), Samples.later()));
      m.put("fix-none", () -> fix(List.of(), List.of()));
      m.put("prove", () -> prove(Samples.proof(new Proof.State.Idle())));
      m.put("prove-ok", () -> prove(Samples.proof(new Proof.State.Accepted("anna@example.org", "250 2.0.0 OK queued as 1234"))));
      m.put("prove-refused", () -> prove(Samples.proof(new Proof.State.Refused("anna@example.org", "Gmail could not verify that this mail comes from brightlane.example.", "550 5.7.26 This mail is unauthenticated"))));
      for (var e : m.entrySet()) for (int w : new int[]{764, 1204}) {
        var pad = new StackPane(e.getValue().get()); pad.setStyle("-fx-padding: 32 40 24 40; -fx-background-color: -color-bg-default;");
        var s = new ScrollPane(pad); s.setFitToWidth(true);
        var scene = new Scene(s, w, w == 764 ? 630 : 830);
        scene.getStylesheets().add(Preview.class.getResource("/org/mailmedic/ui/look/pages.css").toExternalForm());
        scene.getStylesheets().add("data:text/css,.page{-fx-spacing:12;} .page-title{-fx-font-size:24px;-fx-font-weight:bold;} .section-title{-fx-font-size:15px;-fx-font-weight:bold;} .card{-fx-border-color:-color-border-default;-fx-border-radius:12;-fx-background-radius:12;} .pill{-fx-padding:3 10 3 10;-fx-background-radius:20;-fx-background-color:-color-bg-subtle;} .mono{-fx-font-family:monospace;} .page-subtitle,.small-muted{-fx-text-fill:-color-fg-muted;} .raw-box,.record-box{-fx-background-color:-color-bg-subtle;-fx-padding:10;-fx-background-radius:8;} .severity-icon{-fx-background-radius:20;-fx-background-color:-color-danger-subtle;}");
        var img = scene.snapshot(null);
        save(img, "/tmp/mm/shots-pages/" + e.getKey() + "-" + w + "-" + theme + ".png");
      }
    }
  }
  static void save(javafx.scene.image.Image i, String f) throws Exception {
    int w=(int)i.getWidth(), h=(int)i.getHeight(); var b = new java.awt.image.BufferedImage(w,h,1);
    for (int y=0;y<h;y++) for (int x=0;x<w;x++) b.setRGB(x,y,i.getPixelReader().getArgb(x,y));
    new java.io.File(f).getParentFile().mkdirs(); javax.imageio.ImageIO.write(b,"png",new java.io.File(f));
  }
}
