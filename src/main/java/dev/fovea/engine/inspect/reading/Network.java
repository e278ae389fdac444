package dev.fovea.engine.inspect.reading;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * One network with one picture as its input and one tensor as its output, on ONNX Runtime's CPU
 * provider. May be asked by several threads at once.
 */
final class Network implements AutoCloseable {
  private final OrtSession session;
  private final String input;

  private Network(OrtSession session) {
    this.session = session;
    this.input = session.getInputNames().iterator().next();
  }

  /** Opens a model, given as the bytes of an ONNX file. */
  static Network of(byte[] model) {
    // Without the arena, memory of a large page goes back to the system after the page.
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      // Threads that spin while they wait take the cores from whoever shares them.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
      return new Network(Silence.environment().createSession(model, options));
    } catch (OrtException failed) {
      throw new IllegalStateException(
          "This model cannot be opened: " + failed.getMessage(), failed);
    }
  }

  Tensor run(Tensor picture) {
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                Silence.environment(), FloatBuffer.wrap(picture.values), picture.shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      OnnxTensor output = (OnnxTensor) result.get(0); // closed with the result
      return new Tensor(output.getFloatBuffer().array(), output.getInfo().getShape());
    } catch (OrtException failed) {
      throw new IllegalStateException("The network failed: " + failed.getMessage(), failed);
    }
  }

  /** The extent of an input's dimension where the model fixes it, or else {@code otherwise}. */
  int inputSize(int dimension, int otherwise) {
    try {
      NodeInfo info = session.getInputInfo().values().iterator().next();
      long size = ((TensorInfo) info.getInfo()).getShape()[dimension];
      return size > 0 ? (int) size : otherwise;
    } catch (OrtException failed) {
      throw new IllegalStateException("This model does not describe its input", failed);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException failed) {
      throw new IllegalStateException("The network could not be closed", failed);
    }
  }
}
