from openai import OpenAI
import base64
from pathlib import Path

client = OpenAI(
    base_url="https://api.runcrate.ai/v1",
    api_key="rc_live_YOUR_API_KEY",
)

chart_data = base64.b64encode(Path("quarterly-revenue.png").read_bytes()).decode()

response = client.chat.completions.create(
    model="Qwen/Qwen3-VL-235B-A22B-Instruct",
    messages=[{
        "role": "user",
        "content": [
            {"type": "text", "text": "Extract all data points from this chart as a markdown table."},
            {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{chart_data}"}},
        ],
    }],
    max_tokens=1024,
)
print(response.choices[0].message.content)
