import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Writes the classes of jars in the format of Java 8 where theirs is that of Java 5, so that the
 * JVM keeps them in its cache of the start: it keeps no class without stack maps. What the classes
 * do stays as it is. Used by the build: {@code java bin/lib/Renew.java JAR…}
 */
final class Renew {
  /** Java 6: the JVM's cache leaves out the classes of those before it. */
  private static final int FIRST_KEPT = ClassFile.JAVA_6_VERSION;

  private static final ClassTransform TO_JAVA_8 =
      (made, element) -> {
        switch (element) {
          case ClassFileVersion _ -> made.withVersion(ClassFile.JAVA_8_VERSION, 0);
          case MethodModel method -> made.transformMethod(method, rewritten());
          default -> made.with(element);
        }
      };

  private final ClassFile format;

  private Renew(ClassLoader classes) {
    var hierarchy =
        ClassHierarchyResolver.ofResourceParsing(classes)
            .orElse(ClassHierarchyResolver.defaultResolver());
    this.format =
        ClassFile.of(
            ClassHierarchyResolverOption.of(hierarchy), StackMapsOption.GENERATE_STACK_MAPS);
  }

  static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      // A jar that is written anew, with the same or not, makes the JVM throw its cache away.
      if (isOld(Path.of(jar))) {
        renew(Path.of(jar));
      }
    }
  }

  private static boolean isOld(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (isClass(entry) && version(file.getInputStream(entry).readAllBytes()) < FIRST_KEPT) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class");
  }

  private static int version(byte[] file) {
    return ClassFile.of().parse(file).majorVersion();
  }

  private static void renew(Path jar) throws IOException {
    Path renewed = jar.resolveSibling(jar.getFileName() + ".renewed");
    URL[] classes = {jar.toUri().toURL()};
    try (var loader = new URLClassLoader(classes);
        var old = new JarFile(jar.toFile());
        var out = new JarOutputStream(Files.newOutputStream(renewed))) {
      var renew = new Renew(loader);
      for (JarEntry entry : Collections.list(old.entries())) {
        byte[] bytes = old.getInputStream(entry).readAllBytes();
        var same = new JarEntry(entry.getName());
        same.setTime(entry.getTime());
        out.putNextEntry(same);
        out.write(isClass(entry) ? renew.renewed(bytes) : bytes);
      }
    }
    Files.move(renewed, jar, REPLACE_EXISTING);
  }

  private byte[] renewed(byte[] bytes) {
    return version(bytes) < FIRST_KEPT
        ? format.transformClass(format.parse(bytes), TO_JAVA_8)
        : bytes;
  }

  /** Code is only given stack maps when it is written anew. */
  private static MethodTransform rewritten() {
    return MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL);
  }
}
