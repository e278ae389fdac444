package dev.fovea.provider;

import java.util.List;

/**
 * An engine that was found on this machine.
 *
 * @param provider the engine, at the address where it was found
 * @param models what it serves
 */
public record LocalEngine(Provider provider, List<LocalModel> models) {

  /**
   * One model of it.
   *
   * @param model as clients name it: {@code ollama/llava:7b}
   * @param name as the engine names it: {@code llava:7b}
   */
  public record LocalModel(Model model, String name) {}
}
