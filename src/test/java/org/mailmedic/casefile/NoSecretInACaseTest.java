package org.mailmedic.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Secret;

/// A case can't hold a secret, for it has no place for one.
class NoSecretInACaseTest {
    @Test
    void noFieldOfACaseIsMadeForASecret() {
        Set<Class<?>> types = new HashSet<>();
        Set<String> names = new HashSet<>();
        walk(Case.class, types, names);

        assertThat(types).contains(Case.Server.class, Case.Probed.class, org.mailmedic.smtp.ProbeStep.class);
        assertThat(types).noneMatch(t -> t == Secret.class || Credentials.class.isAssignableFrom(t));
        assertThat(names).contains("user", "bounce").noneMatch(n -> {
            String name = n.toLowerCase(Locale.ROOT);
            return name.contains("pass") || name.contains("secret") || name.contains("token") || name.contains("cred");
        });
    }

    private static void walk(Type type, Set<Class<?>> types, Set<String> names) {
        switch (type) {
            case ParameterizedType p -> {
                walk(p.getRawType(), types, names);
                for (Type argument : p.getActualTypeArguments()) {
                    walk(argument, types, names);
                }
            }
            case GenericArrayType a -> walk(a.getGenericComponentType(), types, names);
            case Class<?> c
            when types.add(c) && c.isRecord() -> {
                for (RecordComponent component : c.getRecordComponents()) {
                    names.add(component.getName());
                    walk(component.getGenericType(), types, names);
                }
            }
            default -> {}
        }
    }
}
