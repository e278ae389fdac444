package dev.fovea.cost.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "claude*, claude-opus-4-8",
    "claude*, anthropic/claude-opus-4.1",
    "claude*, Claude-Opus",
    "GPT-*, openai/gpt-5",
    "*anthropic.claude*, us.anthropic.claude-sonnet-4-5-v1:0",
    "qwen*, accounts/fireworks/models/qwen2p5-vl-32b-instruct",
    "o1, o1",
    "*, anything/at/all",
    "a*a, aba",
    "a*b*c, a-b-b-c",
    "gpt-5.6*, gpt-5-6-mini",
    "claude*, us.anthropic.claude-opus",
    "alibaba/*, alibaba/qwen3-vl",
    "*/qwen*, alibaba/qwen3-vl",
  })
  void fits(String pattern, String name) {
    assertThat(new NamePattern(pattern).matches(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "claude*, my-claude",
    "claude*, claude/gpt-4o",
    "o1, o1-mini",
    "a*a, a",
    "ab*ba, aba",
    "a*b*b, a-b",
    "alibaba/*, qwen3-vl",
    "*/qwen*, qwen3-vl",
    "gpt-4o, gpt.4o",
    "gpt-5*, gpt-50",
  })
  void doesNotFit(String pattern, String name) {
    assertThat(new NamePattern(pattern).matches(name)).isFalse();
  }
}
