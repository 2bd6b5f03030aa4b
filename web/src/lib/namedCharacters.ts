import { characterEntitiesHtml4 } from "character-entities-html4";

/**
 * The character behind `&name;` in Markdown; `false` where HTML 4 knows none, which leaves it as it was typed.
 * In the place of a package that has the browser parse HTML to find out, which the content security policy forbids.
 */
export function decodeNamedCharacterReference(name: string): string | false {
  return Object.hasOwn(characterEntitiesHtml4, name)
    ? (characterEntitiesHtml4[name] ?? false)
    : false;
}
