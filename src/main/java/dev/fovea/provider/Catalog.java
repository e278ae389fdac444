package dev.fovea.provider;

import dev.fovea.config.Settings;
import dev.fovea.config.Values;
import dev.fovea.config.Variables;
import dev.fovea.cost.Price;
import dev.fovea.cost.tokens.TokenFamilies;
import dev.fovea.provider.CatalogEntry.Offer;
import dev.fovea.provider.LocalEngine.LocalModel;
import dev.fovea.provider.ModelFacts.Served;
import dev.fovea.vision.VisionRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every model that clients may name, and who serves it: the files on the class path, under what the
 * operator says in {@code fovea.yaml}, with the engines that were found on this machine.
 *
 * <p>Safe for use by many threads: readers see one snapshot, which {@link #found} replaces.
 */
public final class Catalog {
  private final Map<String, ProviderFacts> providers;
  private final List<ModelFacts> models;
  private final TokenFamilies families;
  private final Function<Provider, Upstream> upstreams;
  private final Map<Provider, Upstream> made = new ConcurrentHashMap<>();
  private volatile Snapshot snapshot;

  private Catalog(
      Map<String, ProviderFacts> providers,
      List<ModelFacts> models,
      TokenFamilies families,
      Function<Provider, Upstream> upstreams) {
    this.providers = providers;
    this.models = models;
    this.families = families;
    this.upstreams = upstreams;
    this.snapshot = snapshot(List.of());
  }

  /**
   * Reads the files and the sections {@code providers} and {@code models} of the settings.
   *
   * @param environment where {@code ${NAME}} is looked up; a provider whose key is not there is off
   * @param upstreams how to reach a provider; called once for each that is used
   * @throws dev.fovea.config.ConfigException when the operator's sections are wrong
   */
  public static Catalog load(
      Settings settings, Map<String, String> environment, Function<Provider, Upstream> upstreams) {
    Variables variables = new Variables(environment);
    Map<String, ProviderFacts> providers =
        ProviderReader.readAll(Resources.providers(), settings.section("providers"), variables);
    TokenFamilies families = TokenFamilies.load();
    List<ModelFacts> models =
        ModelReader.readAll(
            Resources.models(),
            settings.section("models"),
            new ModelReader.Known(providers, families, PriceList.load(), new Values(variables)));
    return new Catalog(providers, models, families, upstreams);
  }

  /**
   * Who can serve the request, in the order in which to try: at least one.
   *
   * @throws dev.fovea.error.FailureException with {@code ModelNotFound} when nobody can, and {@code
   *     ModalityUnsupported} when the model does not take a kind of media in the request
   */
  public List<Target> resolve(VisionRequest request) {
    return snapshot.resolve(request);
  }

  /** Every model, ready or not: the operator's first, then local ones, then ours. */
  public List<CatalogEntry> entries() {
    return List.copyOf(snapshot.entries().values());
  }

  /** The model of that id, ready or not. */
  public Optional<CatalogEntry> find(String id) {
    return Optional.ofNullable(snapshot.entries().get(id));
  }

  /** Every provider, on or off. */
  public List<ProviderStatus> providers() {
    return providers.values().stream().map(ProviderFacts::status).toList();
  }

  /** The engines that may be found on this machine, where they are by default. */
  public List<Provider> localProviders() {
    return providers.values().stream()
        .filter(ProviderFacts::local)
        .flatMap(facts -> facts.usable().stream())
        .toList();
  }

  /** Replaces the engines that were found on this machine. */
  public synchronized void found(List<LocalEngine> engines) {
    snapshot = snapshot(engines);
  }

  private Snapshot snapshot(List<LocalEngine> engines) {
    Map<String, CatalogEntry> entries = new LinkedHashMap<>();
    models.stream().filter(ModelFacts::operators).forEach(facts -> add(entries, entry(facts)));
    for (LocalEngine engine : engines) {
      engine.models().forEach(local -> add(entries, entry(engine.provider(), local)));
    }
    models.stream()
        .filter(facts -> !facts.operators())
        .forEach(facts -> add(entries, entry(facts)));
    return new Snapshot(Collections.unmodifiableMap(entries));
  }

  private static void add(Map<String, CatalogEntry> entries, CatalogEntry entry) {
    entries.putIfAbsent(entry.model().id(), entry);
  }

  private CatalogEntry entry(ModelFacts facts) {
    List<Target> targets = new ArrayList<>();
    for (Served served : facts.targets()) {
      provider(served.provider())
          .usable()
          .ifPresent(provider -> targets.add(target(facts.model(), provider, served)));
    }
    String first = facts.targets().getFirst().provider();
    String owner = targets.isEmpty() ? first : targets.getFirst().provider().name();
    String whyNot = targets.isEmpty() ? whyNot(facts) : "";
    return new CatalogEntry(facts.model(), owner, List.copyOf(targets), offers(facts), whyNot);
  }

  private CatalogEntry entry(Provider engine, LocalModel local) {
    ProviderFacts facts = provider(engine.name());
    Model model = local.model();
    Served served =
        new Served(
            engine.name(),
            local.name(),
            Optional.of(Price.FREE),
            facts.limits().of(local.name(), model.input(), List.of()),
            facts.policy(),
            ModelReader.tokens(families, engine.name(), local.name(), model.id()));
    List<Target> targets = List.of(target(model, engine, served));
    var offer = new Offer(engine.name(), local.name(), true, served.price());
    return new CatalogEntry(model, engine.name(), targets, List.of(offer), "");
  }

  private List<Offer> offers(ModelFacts facts) {
    return facts.targets().stream()
        .map(served ->
            new Offer(
                served.provider(),
                served.name(),
                provider(served.provider()).usable().isPresent(),
                served.price()))
        .toList();
  }

  private Target target(Model model, Provider provider, Served served) {
    return new Target(
        model,
        provider,
        served.name(),
        made.computeIfAbsent(provider, upstreams),
        served.price(),
        served.media(),
        served.policy(),
        served.tokens());
  }

  private String whyNot(ModelFacts facts) {
    return facts.targets().stream()
        .map(served -> provider(served.provider()).whyNotModel())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private ProviderFacts provider(String name) {
    return Objects.requireNonNull(providers.get(name), "checked when it was read");
  }
}
