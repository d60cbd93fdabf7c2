import { join } from "node:path";
import { expect, test } from "vitest";
import { makeThumbnail } from "../../../electron/engine/worker/thumbnail.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

// the one file of which Linux itself says, of every read, that it failed
test.runIf(process.platform === "linux")(
  "a picture that its disk does not give is not told to be damaged",
  async () => {
    const to = join(temporaryFolder(), "thumbnail.jpg");
    const path = "/proc/self/mem";
    const made = await makeThumbnail({
      kind: "thumbnail",
      path,
      format: "jpeg",
      to,
      madeIn: join(to, ".."),
    });
    expect(made).toMatchObject({ made: false, problem: { kind: "unreadable" } });
  },
);
