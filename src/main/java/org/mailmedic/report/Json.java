package org.mailmedic.report;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mailmedic.text.Spelling;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// One JSON object on one line, as the terminal and reports write it. All of it is ASCII: no terminal can
/// be commanded by it, and it is right in whatever charset the system has. `src/docs/json.md` describes it.
///
/// A field that has no value is written as `null`, so that every object of a kind has the same fields.
public final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text);

    private final UnaryOperator<String> shown;

    /// Begins the object, with the schema number that scripts can check.
    public Json() {
        this(1, UnaryOperator.identity());
    }

    /// Begins an object whose texts are changed on the way.
    ///
    /// @param shown what is written in place of a text
    Json(int schema, UnaryOperator<String> shown) {
        this.shown = shown;
        json.writeStartObject();
        json.writeNumberProperty("schema", schema);
    }

    /// Something that writes fields.
    public interface Fields {
        void write(Json json);
    }

    /// Something that writes the fields of one element.
    public interface Element<T> {
        void write(Json json, T value);
    }

    public Json put(String name, String value) {
        json.writeStringProperty(name, shown.apply(value));
        return this;
    }

    /// A text that is written as it is: a record to publish, of which nothing may be held back.
    Json exact(String name, String value) {
        json.writeStringProperty(name, value);
        return this;
    }

    /// A constant, in the one spelling that all constants have.
    public Json put(String name, Enum<?> constant) {
        json.writeStringProperty(name, Spelling.of(constant));
        return this;
    }

    public Json put(String name, Optional<?> value) {
        if (value.isPresent()) {
            put(name, value.get().toString());
        } else {
            json.writeNullProperty(name);
        }
        return this;
    }

    public Json put(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    public Json put(String name, double value) {
        json.writeNumberProperty(name, Math.round(value * 100) / 100.0);
        return this;
    }

    public Json put(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    public Json put(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(value -> json.writeString(shown.apply(value)));
        json.writeEndArray();
        return this;
    }

    public Json object(String name, Fields fields) {
        json.writeObjectPropertyStart(name);
        fields.write(this);
        json.writeEndObject();
        return this;
    }

    public <T> Json object(String name, Optional<T> value, Element<T> fields) {
        if (value.isPresent()) {
            object(name, json -> fields.write(json, value.get()));
        } else {
            json.writeNullProperty(name);
        }
        return this;
    }

    public <T> Json array(String name, List<T> values, Element<T> fields) {
        json.writeArrayPropertyStart(name);
        for (T value : values) {
            json.writeStartObject();
            fields.write(this, value);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }

    /// Ends the object and prints it.
    public void print(PrintStream out) {
        out.print(line());
        out.flush();
    }

    /// Ends the object.
    ///
    /// @return it, and a line feed
    public String line() {
        json.writeEndObject();
        json.close();
        return text.append('\n').toString();
    }
}
