"""A headless Chromium driven over the WebDriver protocol; `Browser.missing()` says what is not installed."""

import json
import pathlib
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014",
        "ArrowDown": "\ue015", "Tab": "\ue004"}


class Browser:
    """Use as a context; the window is `width` by `height` pixels."""

    @staticmethod
    def missing():
        return [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]

    def __init__(self, width=1280, height=860):
        self.size = (width, height)

    def __enter__(self):
        self.profile = tempfile.mkdtemp(prefix="entente-browser-")
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                self.base = f"http://127.0.0.1:{line.rsplit(' ', 1)[1].strip().rstrip('.')}"
                break
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                     f"--user-data-dir={self.profile}", f"--window-size={self.size[0]},{self.size[1]}"]
        answer = self._send("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": arguments, "binary": shutil.which("chromium")},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            "unhandledPromptBehavior": "ignore",
        }}})
        self.session = f"/session/{answer['sessionId']}"
        self._send("POST", self.session + "/timeouts", {"script": 300_000})
        return self

    def __exit__(self, *_):
        try:
            self._send("DELETE", self.session)
        except OSError:
            pass
        self.driver.terminate()
        self.driver.wait(timeout=20)
        self.driver.stdout.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    def _send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data=data, method=method,
                                         headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=330) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def open(self, file):
        self._send("POST", self.session + "/url", {"url": pathlib.Path(file).resolve().as_uri()})
        self.until("return document.documentElement.dataset.ready === 'true'")

    def run(self, script, *arguments):
        return self._send("POST", self.session + "/execute/sync", {"script": script, "args": list(arguments)})

    def wait_for(self, script, *arguments):
        """The value that an asynchronous script hands to its last argument."""
        return self._send("POST", self.session + "/execute/async", {"script": script, "args": list(arguments)})

    def until(self, script, *arguments, seconds=20):
        end = time.monotonic() + seconds
        while True:
            value = self.run(script, *arguments)
            if value:
                return value
            if time.monotonic() > end:
                raise AssertionError(f"did not come true in {seconds} seconds: {script}")
            time.sleep(0.05)

    def element(self, selector):
        return self._send("POST", self.session + "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self._send("POST", f"{self.session}/element/{self.element(selector)}/click", {})

    def type(self, text):
        """Keys to whatever has the focus; names of keys as in KEYS."""
        steps = []
        for key in [KEYS[text]] if text in KEYS else text:
            steps += [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self._send("POST", self.session + "/actions", {"actions": [{"type": "key", "id": "keys", "actions": steps}]})

    def pointer(self, *steps):
        """Pointer actions, as the protocol spells them."""
        self._send("POST", self.session + "/actions", {"actions": [
            {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": list(steps)}]})

    def command(self, name, parameters=None):
        """A command of Chromium's own protocol."""
        return self._send("POST", f"{self.session}/goog/cdp/execute", {"cmd": name, "params": parameters or {}})

    def log(self, kind="browser"):
        return self._send("POST", self.session + "/se/log", {"type": kind})

    def dialog(self):
        """The text of an open dialog, or None."""
        try:
            return self._send("GET", self.session + "/alert/text")
        except RuntimeError:
            return None

    def resize(self, width, height):
        self._send("POST", self.session + "/window/rect", {"width": width, "height": height})

    def picture(self, file):
        import base64

        pathlib.Path(file).write_bytes(base64.b64decode(self._send("GET", self.session + "/screenshot")))
