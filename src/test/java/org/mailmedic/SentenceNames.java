package org.mailmedic;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGenerator;

/// Shows the name of a test method as the sentence that it is: `aNoIsTold` as "a no is told".
public final class SentenceNames extends DisplayNameGenerator.Standard {
    /// @return the words of the method's name; what is written in capitals (`RFC7208`, `TLS`) stays so
    @Override
    public String generateDisplayNameForMethod(
            List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
        String[] words = testMethod.getName().split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_");
        for (int i = 0; i < words.length; i++) {
            String lower = words[i].toLowerCase(Locale.ROOT);
            boolean isAbbreviation = words[i].length() > 1 && words[i].equals(words[i].toUpperCase(Locale.ROOT));
            words[i] = isAbbreviation ? words[i] : lower;
        }
        return String.join(" ", words);
    }
}
