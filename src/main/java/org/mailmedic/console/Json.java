package org.mailmedic.console;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// One JSON object on one line of standard output. All of it is ASCII: no terminal can be commanded by
/// it, and it is right in whatever charset the system has.
///
/// A field that has no value is written as `null`, so that every object of a kind has the same fields.
final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text);

    /// Begins the object, with the schema number that scripts can check.
    Json() {
        json.writeStartObject();
        json.writeNumberProperty("schema", 1);
    }

    /// Something that writes fields.
    interface Fields {
        void write(Json json);
    }

    /// Something that writes the fields of one element.
    interface Element<T> {
        void write(Json json, T value);
    }

    Json put(String name, String value) {
        json.writeStringProperty(name, value);
        return this;
    }

    Json put(String name, Optional<?> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get().toString());
        } else {
            json.writeNullProperty(name);
        }
        return this;
    }

    Json put(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    Json put(String name, double value) {
        json.writeNumberProperty(name, Math.round(value * 100) / 100.0);
        return this;
    }

    Json put(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    Json put(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
        return this;
    }

    Json object(String name, Fields fields) {
        json.writeObjectPropertyStart(name);
        fields.write(this);
        json.writeEndObject();
        return this;
    }

    <T> Json object(String name, Optional<T> value, Element<T> fields) {
        if (value.isPresent()) {
            object(name, json -> fields.write(json, value.get()));
        } else {
            json.writeNullProperty(name);
        }
        return this;
    }

    <T> Json array(String name, List<T> values, Element<T> fields) {
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
    void print(PrintStream out) {
        out.print(line());
        out.flush();
    }

    /// Ends the object.
    ///
    /// @return it, and a line feed
    String line() {
        json.writeEndObject();
        json.close();
        return text.append('\n').toString();
    }
}
