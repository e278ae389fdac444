package dev.fovea.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody but the fetcher dials an address that a caller chose. */
final class OutgoingTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(PackageMap.ROOT);

  @Test
  void onlyTheFetcherAndThoseWhoCallForTheOperatorOpenConnections() {
    assertThat(Outgoing.strangers(CLASSES)).isEmpty();
  }

  @Test
  void theFetcherIsSeenToOpenThem() {
    assertThat(Outgoing.ways(CLASSES.get("dev.fovea.media.fetch.Dialer")))
        .anyMatch(way -> way.contains("createHttpClient"));
  }

  @Test
  void nobodyIsOnTheListWithoutNeed() {
    assertThat(Outgoing.OPERATORS_OWN)
        .allSatisfy(name -> assertThat(Outgoing.ways(CLASSES.get(name))).isNotEmpty());
  }

  /** Never run: each has one way out. */
  @SuppressWarnings("unused")
  private static final class Strangers {
    static final class WithASocket {
      void out() throws IOException {
        new Socket().close();
      }
    }

    static final class WithAUrl {
      InputStream out(URL url) throws IOException {
        return url.openStream();
      }
    }

    static final class WithAPicture {
      Object out(URL url) throws IOException {
        return ImageIO.read(url);
      }
    }

    static final class WithALookUp {
      Object out() throws IOException {
        return InetAddress.getAllByName("example.com");
      }
    }

    static final class WithAClient {
      Object out(Vertx vertx) {
        return vertx.createHttpClient();
      }
    }

    static final class WithAReference {
      Callable<Object> out(Vertx vertx) {
        return vertx::createHttpClient;
      }
    }

    static final class WithXml {
      Object out() {
        return DocumentBuilderFactory.newInstance();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Strangers.WithASocket.class,
        Strangers.WithAUrl.class,
        Strangers.WithAPicture.class,
        Strangers.WithALookUp.class,
        Strangers.WithAClient.class,
        Strangers.WithAReference.class,
        Strangers.WithXml.class
      })
  void aStrangerIsFound(Class<?> stranger) {
    assertThat(Outgoing.strangers(new ClassFileImporter().importClasses(stranger))).isNotEmpty();
  }
}
