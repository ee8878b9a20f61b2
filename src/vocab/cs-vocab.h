/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-target.h"

G_BEGIN_DECLS

/* The languages that we author, as tables: what a text of one of them may say. A CsShape is an
 * object with its members, a CsMember one row. Rows are static and immutable, so any thread may
 * read them. From the same rows come the forms, the checks, completion and help. */

/**
 * CsVersion:
 *
 * A version of a language: CS_VERSION (1, 16). Versions compare as integers.
 * CS_VERSION_NONE as a bound means "no bound"; CS_VERSION_PREVIEW (the manifest's
 * "devPreview") is above all others and reached only by rows that name it or have no upper bound.
 */
typedef guint16 CsVersion;

#define CS_VERSION(major, minor) ((CsVersion) (((major) << 8) | (minor)))
#define CS_VERSION_NONE          ((CsVersion) 0)
#define CS_VERSION_PREVIEW       ((CsVersion) 0xffff)

/**
 * CsType:
 *
 * What a value is: its JSON type, and for a string what it means, which decides the form row's
 * widget and which rules look at it.
 */
typedef enum
{
  CS_TYPE_ANY,          /* known by name only: its inside is not described */
  CS_TYPE_OBJECT,
  CS_TYPE_ARRAY,
  CS_TYPE_BOOLEAN,
  CS_TYPE_INTEGER,
  CS_TYPE_NUMBER,
  CS_TYPE_STRING,       /* one line of text */
  CS_TYPE_TEXT,         /* text of several lines */
  CS_TYPE_CHOICE,       /* one of @choices */
  CS_TYPE_URL,          /* absolute http or https URL */
  CS_TYPE_GUID,
  CS_TYPE_COLOR,        /* "#RRGGBB" */
  CS_TYPE_VERSION,      /* "1.0.0" */
  CS_TYPE_FILE,         /* path of a project file */
  CS_TYPE_DOMAIN,       /* host name, may have wildcards */
  CS_TYPE_LANGUAGE,     /* BCP 47 tag */
} CsType;

typedef enum
{
  CS_MEMBER_PLAIN    = 0,
  CS_MEMBER_RARE     = 1 << 0,  /* folded away in forms */
  CS_MEMBER_UNIQUE   = 1 << 1,  /* array items must differ */
  CS_MEMBER_NULLABLE = 1 << 2,  /* null is allowed as well */
  CS_MEMBER_SHOWN    = 1 << 3,  /* people see this text in Teams */
  CS_MEMBER_UNTYPED  = 1 << 4,  /* the format lists the choices and names no type */
  CS_MEMBER_URI      = 1 << 5,  /* the string must be a URI by RFC 3986 */
  CS_MEMBER_VERSION  = 1 << 6,  /* the value is the very version that the text is written in */
  CS_MEMBER_TEMPLATE = 1 << 7,  /* @name stands for many names */
  /* Two oddities of the manifest's format. */
  CS_MEMBER_NULL_CHOICE  = 1 << 8,  /* null is among the choices, yet the type forbids it */
  CS_MEMBER_EMPTY_OBJECT = 1 << 9,  /* an object in the place of this list may have no members */
  CS_MEMBER_TEAMS    = 1 << 10, /* Teams' own, no part of the language's versions */
  CS_MEMBER_PICTURE  = 1 << 11, /* a picture: its https or data: address, or a project file */
  CS_MEMBER_MARKDOWN = 1 << 12, /* Markdown in this text is shown as what it says */
  CS_MEMBER_ICON     = 1 << 13, /* the name of a Fluent icon; of an address also "icon:" and that */
} CsMemberFlags;

/* The patterns that most rows share, as the formats spell them. */
#define CS_PATTERN_GUID     "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$"
#define CS_PATTERN_COLOR    "^#[0-9a-fA-F]{6}$"
#define CS_PATTERN_URL      "^[Hh][Tt][Tt][Pp][Ss]?://"
#define CS_PATTERN_HTTPS    "^[Hh][Tt][Tt][Pp][Ss]://"
#define CS_PATTERN_LANGUAGE "^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,2}$"
#define CS_PATTERN_NONEMPTY "^(?![nN][uU][lL]{2}$)\\s*\\S.*"

typedef struct _CsMember CsMember;
typedef struct _CsShape  CsShape;
typedef struct _CsFamily CsFamily;

/**
 * CsChoiceNote:
 * @choice: one of a row's choices
 * @since: the first version that has it, CS_VERSION_NONE for all
 * @teams: Teams' own, no part of the language's versions
 * @not_on: the targets that do not show or do not know it
 *
 * What sets one choice apart from the others of its row.
 */
typedef struct
{
  const char *choice;
  CsVersion   since;
  gboolean    teams;
  CsTargets   not_on;
} CsChoiceNote;

/**
 * CsMember:
 * @name: the member's name in the text; with CS_MEMBER_TEMPLATE a template of names, in which
 *   "[0-15]" is an index in brackets and in this range, "{name}" an identifier and "{any}"
 *   whatever remains
 * @type: what its value is
 * @since: the first version that has this row, CS_VERSION_NONE for all
 * @until: the last one, CS_VERSION_NONE for all that came after @since
 * @required_since: the first version that requires it; CS_VERSION_NONE when @required_until is
 *   set means from the first
 * @required_until: the last one; both CS_VERSION_NONE: required by none; CS_VERSION_PREVIEW:
 *   required to this day
 * @min_length: in characters; or of an array in items
 * @max_length: likewise; 0 for no bound
 * @minimum: of numbers; both 0 for no bounds, an infinity for none on one side
 * @maximum: likewise
 * @pattern: (nullable): ECMAScript expression that the string must match; see cs-pattern.h
 * @choices: (nullable): NULL-terminated; of a string, or of an array's items
 * @choice_notes: (nullable): about choices that not every version or target has; ended by one
 *   without a choice
 * @shape: (nullable): of an object, or of an array's items when they are objects; where an
 *   object has none, and an array neither this nor @item, the inside is not described
 * @item: (nullable): of an array's items when they are not objects; has no name and no title
 * @family: (nullable): of an object, or of an array's items, that is one of several kinds; stands
 *   instead of @shape
 * @other: (nullable): a second form that the value may have, or an array's items: a background
 *   image is an object, or only its address; has no name and no title, and may have an @other
 *   itself
 * @not_on: the targets that do not show or do not know the member
 * @default_value: (nullable): as JSON text
 * @title: translatable, sentence case, for a form row
 * @help: translatable, one sentence that says what it is for
 *
 * One member of a shape. What differs from version to version stands in several rows of the
 * same name, one after the other, with version ranges that ascend and do not overlap. The rows of
 * a shape end with one whose name is %NULL. A version counts in the range of a row only where
 * the row's shape itself exists.
 */
struct _CsMember
{
  const char         *name;
  CsType              type;
  CsVersion           since;
  CsVersion           until;
  CsVersion           required_since;
  CsVersion           required_until;
  guint               min_length;
  guint               max_length;
  double              minimum;
  double              maximum;
  const char         *pattern;
  const char *const  *choices;
  const CsChoiceNote *choice_notes;
  const CsShape      *shape;
  const CsMember     *item;
  const CsFamily     *family;
  const CsMember     *other;
  CsTargets           not_on;
  const char         *default_value;
  const char         *title;
  const char         *help;
  CsMemberFlags       flags;
};

/**
 * CsShape:
 * @name: translatable: what such an object is called in the middle of a sentence: "the manifest"
 * @members: rows, ended by one without a name
 * @open: members that no row names are allowed
 */
struct _CsShape
{
  const char     *name;
  const CsMember *members;
  gboolean        open;
};

/**
 * CsKind:
 * @type: what the discriminating member says: "TextBlock"
 * @shape: what an object of this kind may say
 * @since: the first version that has it, CS_VERSION_NONE for all, and for Teams' own kinds; one
 *   of Teams' own that names a version is what the language's own renderer draws since then as
 *   well, although the language's description does not have it
 * @not_on: the targets that do not show it
 * @teams: Teams' own, no part of the language's versions: without a target it is unknown
 * @answered: somebody must answer it: a bot, or a service; through a webhook nobody does
 * @title: translatable, Header Capitalization, for palette and outline: "Text Block"
 * @help: translatable, one sentence that says what it is for
 * @icon_name: (nullable): a symbolic icon for palette and outline
 *
 * One of the kinds of object that may stand in one place.
 */
typedef struct
{
  const char    *type;
  const CsShape *shape;
  CsVersion      since;
  CsTargets      not_on;
  gboolean       teams;
  gboolean       answered;
  const char    *title;
  const char    *help;
  const char    *icon_name;
} CsKind;

/**
 * CsFamily:
 * @name: translatable, what one of them is called in the middle of a sentence: "an element"
 * @discriminator: the member that tells the kind: "type", "@type"
 * @implied: (nullable): the kind of an object that has no such member
 * @kinds: ended by one without a type
 *
 * The kinds of object that may stand in one place: the elements of a card, its actions.
 */
struct _CsFamily
{
  const char   *name;
  const char   *discriminator;
  const char   *implied;
  const CsKind *kinds;
};

/**
 * cs_family_find:
 * @type: what the discriminating member says, in any case of letters; NULL where there is none
 *
 * Returns: (nullable): the kind
 */
const CsKind   *cs_family_find         (const CsFamily *family,
                                        const char     *type);
/**
 * cs_family_find_nearest:
 *
 * Returns: (nullable): the kind whose type is nearest to @type in spelling, when it is near enough
 *   to be meant
 */
const CsKind   *cs_family_find_nearest (const CsFamily *family,
                                        const char     *type);

/**
 * cs_member_matches:
 *
 * Returns: whether @name is the row's name, or one of those that its template stands for
 */
gboolean        cs_member_matches      (const CsMember *member,
                                        const char     *name);
/**
 * cs_member_exists_in:
 * @version: CS_VERSION_NONE for a language without versions: each row exists
 */
gboolean        cs_member_exists_in    (const CsMember *member,
                                        CsVersion       version);
/**
 * cs_member_required_in:
 * @version: CS_VERSION_NONE asks whether it is required to this day
 *
 * Returns: whether the row exists in @version and an object without it is wrong
 */
gboolean        cs_member_required_in  (const CsMember *member,
                                        CsVersion       version);

/**
 * cs_member_find_choice:
 * @text: (nullable): a value in the text
 *
 * Looks among the choices of the row and of its other forms.
 *
 * Returns: (nullable): the choice as the row spells it, whatever the case of letters in @text
 */
const char     *cs_member_find_choice  (const CsMember *member,
                                        const char     *text);
/**
 * cs_member_get_choice_note:
 * @choice: as cs_member_find_choice() gives it
 *
 * Returns: (nullable): what sets the choice apart, NULL for one that each version and target has
 */
const CsChoiceNote *cs_member_get_choice_note (const CsMember *member,
                                               const char     *choice);

/**
 * cs_shape_find_member:
 * @version: rows of other versions are passed over; CS_VERSION_NONE takes the newest row
 *
 * Returns: (nullable): the row
 */
const CsMember *cs_shape_find_member   (const CsShape  *shape,
                                        const char     *name,
                                        CsVersion       version);

/**
 * cs_shape_find_nearest:
 *
 * Returns: (nullable): the row of @version whose name is nearest to @name in spelling, when it is
 *   near enough to be meant ("did you mean")
 */
const CsMember *cs_shape_find_nearest  (const CsShape  *shape,
                                        const char     *name,
                                        CsVersion       version);

/**
 * cs_shape_find:
 * @pointer: an RFC 6901 pointer into a text of this shape; array indices may be any
 *
 * Returns: (nullable): the row for the value at @pointer, an array's @item or %NULL for an
 *   object inside an array (look its shape up by its array's row)
 */
const CsMember *cs_shape_find          (const CsShape  *shape,
                                        const char     *pointer,
                                        CsVersion       version);

/**
 * cs_version_parse:
 *
 * Returns: the version of "1.16" or "devPreview", CS_VERSION_NONE for anything else
 */
CsVersion       cs_version_parse       (const char     *text);
/**
 * cs_version_to_string:
 *
 * Returns: (transfer full): "1.16", "devPreview"
 */
char           *cs_version_to_string   (CsVersion       version) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
