import path from "node:path";
import { expect, test } from "@playwright/test";
import { type Launched, launchStillroom } from "./harness/app.ts";

let stillroom: Launched;

test.beforeAll(async () => {
  stillroom = await launchStillroom();
});

test.afterAll(async () => {
  await stillroom.close();
});

/** Whether the page can load an image from an address. */
function loadsImage(address: string): Promise<boolean> {
  return stillroom.window.evaluate(
    (source) =>
      new Promise<boolean>((resolve) => {
        const image = new Image();
        image.addEventListener("load", () => resolve(true));
        image.addEventListener("error", () => resolve(false));
        image.src = source;
      }),
    address,
  );
}

/** The status of an address asked from the main process, past the page's own policy. */
function status(address: string): Promise<number | string> {
  return stillroom.app.evaluate(async ({ net }, source) => {
    try {
      return (await net.fetch(source)).status;
    } catch {
      return "refused";
    }
  }, address);
}

test("the window has nothing of Node", async () => {
  const found = await stillroom.window.evaluate(() =>
    ["require", "process", "module", "Buffer", "global", "__dirname"].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

test("the window is sandboxed, isolated and without webview", async () => {
  const preferences = await stillroom.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // not in Electron's types, and the only place that tells what is in force
    const known = contents as unknown as { getLastWebPreferences: () => Electron.WebPreferences };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, ...others } =
      known.getLastWebPreferences();
    const { webSecurity, allowRunningInsecureContent, experimentalFeatures } = others;
    return {
      sandbox,
      contextIsolation,
      nodeIntegration,
      webviewTag,
      webSecurity,
      allowRunningInsecureContent,
      experimentalFeatures,
      blinkFeatures: others.enableBlinkFeatures ?? "",
    };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    blinkFeatures: "",
  });
});

test("the bridge holds what the window needs and nothing else", async () => {
  const names = await stillroom.window.evaluate(() =>
    Object.keys(Reflect.get(globalThis, "stillroom") as object).toSorted(),
  );
  expect(names).toEqual([
    "ask",
    "chooseArchive",
    "chooseFile",
    "chooseFolder",
    "chooseNewArchive",
    "dragExported",
    "listen",
    "onCommand",
    "openDocument",
    "openExport",
    "pathsOfDropped",
    "printStills",
    "readyToClose",
    "saveRightsReport",
    "setAppearance",
    "shellInfo",
    "showRightsReport",
    "showStill",
    "takeLink",
    "zoom",
  ]);
});

test("the page comes with a policy that allows no inline script, no eval and no other origin", async () => {
  const policy = await stillroom.window.evaluate(async () =>
    (await fetch(location.href)).headers.get("content-security-policy"),
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self'(?:;|$)/u);
  expect(policy).toMatch(/img-src 'self' still:(?:;|$)/u);
  expect(policy).not.toContain("unsafe-eval");
});

test("an inline script and eval are refused", async () => {
  const ran = await stillroom.window.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.injected = 'yes'";
    document.head.append(script);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const evaluated = document.createElement("script");
    evaluated.src = "data:text/javascript,document.documentElement.dataset.injected='yes'";
    document.head.append(evaluated);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return document.documentElement.dataset["injected"] ?? "no";
  });
  expect(ran).toBe("no");
});

test("the window stays where it is", async () => {
  const before = stillroom.window.url();
  for (const address of [
    "https://example.org/",
    "file:///etc/passwd",
    "still://picture/1",
    "data:text/html,hello",
  ]) {
    await stillroom.window.evaluate((target) => {
      location.href = target;
    }, address);
  }
  await stillroom.window.waitForTimeout(300);
  expect(stillroom.window.url()).toBe(before);
  expect(before).toMatch(/^app:\/\/stillroom\//u);
});

test("no further window opens", async () => {
  const opened = await stillroom.window.evaluate(
    () => window.open("https://example.org/") !== null,
  );
  expect(opened).toBe(false);
  expect(stillroom.app.windows()).toHaveLength(1);
});

test("permissions are denied", async () => {
  const answers = await stillroom.window.evaluate(async () => {
    const names: PermissionName[] = ["geolocation", "notifications", "camera", "microphone"];
    const states = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    const asked = await Notification.requestPermission();
    return [...states.map(({ state }) => state), asked];
  });
  expect(answers).toEqual(["denied", "denied", "denied", "denied", "denied"]);
});

test("a file cannot be read by the page", async () => {
  expect(await loadsImage("file:///usr/share/pixmaps/debian-logo.png")).toBe(false);
  const read = await stillroom.window.evaluate(async () => {
    try {
      return (await fetch("file:///etc/hostname")).status;
    } catch {
      return "refused";
    }
  });
  expect(read).toBe("refused");
});

test("still:// answers to hashes and keys, and to nothing else", async () => {
  const hash = "0123456789abcdef".repeat(4);
  expect(await status(`still://thumbnail/${hash}`)).toBe(404); // well formed, and no catalog is open
  for (const address of [
    "still://thumbnail/",
    `still://thumbnail/${hash}0`,
    `still://thumbnail/${hash}/../../catalog.db`,
    "still://thumbnail/..%2f..%2fcatalog.db",
    "still://thumbnail/%2fetc%2fpasswd",
    `still://thumbnail/${hash}?x=1`,
    "still://picture/../../etc/passwd",
    "still://picture/0",
    "still://picture/1e3",
    "still://catalog/catalog.db",
    "still://etc/passwd",
  ]) {
    expect([403, "refused"], address).toContain(await status(address));
  }
});

test("app:// serves the window's own files and nothing above them", async () => {
  expect(await status("app://stillroom/")).toBe(200);
  for (const address of [
    "app://stillroom/..%2f..%2fpackage.json",
    "app://stillroom/%2e%2e/%2e%2e/package.json",
    "app://elsewhere/index.html",
    "app://stillroom/%",
  ]) {
    expect([403, 404, "refused"], address).toContain(await status(address));
  }
});

test("the network is out of reach, even past the policy", async () => {
  expect(await status("https://example.org/")).toBe("refused");
});

test("a message from any other page is refused", async () => {
  // the window's own preload, as if another page had got hold of it
  const said = await stillroom.app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await other.loadURL("about:blank");
      const answer: unknown = await other.webContents.executeJavaScript(
        "window.stillroom.shellInfo().then(() => 'answered', (error) => String(error))",
      );
      other.destroy();
      return answer;
    },
    path.resolve(import.meta.dirname, "../../out/preload/index.cjs"),
  );
  expect(said).toContain("This page may not ask.");
});
