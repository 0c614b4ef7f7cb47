/// The least window that JavaFX can show, to measure the start of the app against.
module bare {
    requires javafx.controls;

    exports bare to
            javafx.graphics;
}
