import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createCatalog, openCatalogOrCopy } from "../../../electron/engine/catalog/catalog.ts";
import {
  kindAt,
  mountsOfLinux,
  mountsOfMac,
  networkDiskOf,
} from "../../../electron/engine/catalog/network-disk.ts";
import { emptyCatalog } from "../../helpers/catalogs.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

// After the examples of proc(5) and of an NFS and an SMB mount.
const linux = `27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
41 27 0:40 / /srv/film\\040stills rw,relatime shared:5 - nfs4 nas:/stills rw,vers=4.2
42 41 8:1 / /srv/film\\040stills/local rw - xfs /dev/sdb1 rw
43 27 0:50 / /media/nas rw - cifs //nas/films rw
44 27 0:51 / /media/nas rw - ext4 /dev/sdc1 rw`;

test.each([
  ["/", "ext4"],
  ["/home/a", "ext4"],
  ["/mnt2/x", "ext3"],
  ["/srv/film stills", "nfs4"],
  ["/srv/film stills/2022/a.stillroom", "nfs4"],
  ["/srv/film stills/local/a.stillroom", "xfs"],
  ["/srv/film stills two", "ext4"], // a name that only begins alike
  ["/media/nas/a", "ext4"], // mounted over the share
])("on Linux the disk of %s is %s", (path, kind) => {
  expect(kindAt(path, mountsOfLinux(linux))).toBe(kind);
});

test.each([
  ["/Users/a", "apfs"],
  ["/Volumes/films (old)/a.stillroom", "smbfs"],
  ["/Volumes/Backup", "hfs"],
])("on macOS the disk of %s is %s", (path, kind) => {
  const printed = `/dev/disk1s1 on / (apfs, local, journaled)
//guest@nas._smb._tcp.local/films on /Volumes/films (old) (smbfs, nodev, nosuid, mounted by a)
/dev/disk2s1 on /Volumes/Backup (hfs, local, nodev)`;
  expect(kindAt(path, mountsOfMac(printed))).toBe(kind);
});

test("a temporary folder, there or not yet, is on a disk of this computer", () => {
  expect(networkDiskOf(temporaryFolder())).toBeNull();
  expect(networkDiskOf(join(temporaryFolder(), "not", "there", "yet"))).toBeNull();
});

test("an archive on a network disk is not made, and one that is there opens read-only and untouched", async () => {
  const onShare = (): string => "nfs4";
  const place = join(temporaryFolder(), "A.stillroom");
  expect(() => createCatalog(place, onShare)).toThrow(/network disk.*nfs4/u);
  expect(existsSync(place)).toBe(false);
  const { folder, close } = emptyCatalog();
  close();
  const before = readFileSync(join(folder, "catalog.db"));
  const catalog = await openCatalogOrCopy(folder, onShare);
  expect(catalog.readOnly).toMatch(/network disk.*Copy/u);
  expect(existsSync(join(folder, "lock"))).toBe(false);
  catalog.close();
  expect(readFileSync(join(folder, "catalog.db")).equals(before)).toBe(true);
});
