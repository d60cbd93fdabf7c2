import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { temporaryPrefix } from "../catalog/temporary.ts";
import { places, type Fields, type Form } from "./jpeg-writer/xmp-forms.ts";
import { spaceOf } from "./xmp-namespaces.ts";

const prefix = "fstill";

/**
 * Where ExifTool finds what it has to know of our own namespace, which it reads when one of its processes starts. It is
 * a program to ExifTool, so its name is one that nobody else who works at this computer can lay theirs under.
 */
export const exiftoolConfig = `${temporaryPrefix()}${randomUUID()}.config`;

/** Puts it there; also again, where a system that tidies its temporary files took it away since. */
export async function putExiftoolConfig(): Promise<void> {
  const text = configText();
  const present = await readFile(exiftoolConfig, "utf8").catch(() => null);
  if (present !== text) await writeFile(exiftoolConfig, text, { mode: 0o600 });
}

/** A configuration as ExifTool's own example has it (config_files/example.config): our properties and their forms. */
function configText(): string {
  const properties = Object.values(places).flatMap(({ path: [name = ""], form }) =>
    name.startsWith(`${prefix}:`) ? [`  ${localName(name)} => ${definition(form)},`] : [],
  );
  return `%Image::ExifTool::UserDefined = (
  'Image::ExifTool::XMP::Main' => {
    ${prefix} => { SubDirectory => { TagTable => 'Image::ExifTool::UserDefined::${prefix}' } },
  },
);
%Image::ExifTool::UserDefined::${prefix} = (
  GROUPS => { 0 => 'XMP', 1 => 'XMP-${prefix}', 2 => 'Image' },
  NAMESPACE => { '${prefix}' => '${spaceOf(prefix)}' },
  WRITABLE => 'string',
${properties.join("\n")}
);
1;
`;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function definition(form: Form): string {
  switch (form.kind) {
    case "text":
      return "{ }";
    case "languages":
      return "{ Writable => 'lang-alt' }";
    case "list":
      if (form.of.kind !== "struct") return `{ List => '${form.as.slice("rdf:".length)}' }`;
      return `{ List => '${form.as.slice("rdf:".length)}', Struct => ${structDefinition(form.of.fields)} }`;
    case "struct":
      return `{ Struct => ${structDefinition(form.fields)} }`;
    case "date":
    case "code":
      throw new Error(`no property of ours is a ${form.kind}`);
  }
}

function structDefinition(fields: Fields): string {
  const defined = Object.values(fields).map(
    ({ name, form }) => `${localName(name)} => ${definition(form)}`,
  );
  return `{ STRUCT_NAME => '${prefix}', ${defined.join(", ")} }`;
}
