#pragma once

#include <glib.h>

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
} CsMemberFlags;

typedef struct _CsMember CsMember;
typedef struct _CsShape  CsShape;

/**
 * CsMember:
 * @name: the member's name in the text
 * @type: what its value is
 * @since: the first version that has this row, CS_VERSION_NONE for all
 * @until: the last one, CS_VERSION_NONE for all that came after @since
 * @required_since: the first version that requires it; CS_VERSION_NONE when @required_until is
 *   set means from the first
 * @required_until: the last one; both CS_VERSION_NONE: required by none; CS_VERSION_PREVIEW:
 *   required to this day
 * @min_length: in characters; or of an array in items
 * @max_length: likewise; 0 for no bound
 * @minimum: of numbers; both 0 for no bounds
 * @pattern: (nullable): ECMAScript expression that the string must match
 * @choices: (nullable): NULL-terminated; of a string, or of an array's items
 * @shape: (nullable): of an object, or of an array's items when they are objects
 * @item: (nullable): of an array's items when they are not objects
 * @default_value: (nullable): as JSON text
 * @title: translatable, sentence case, for a form row
 * @help: translatable, one sentence that says what it is for
 *
 * One member of a shape. What differs from version to version stands in several rows of the
 * same name with version ranges that do not overlap. A row is NULL-name terminated in a shape.
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
  const CsShape      *shape;
  const CsMember     *item;
  const char         *default_value;
  const char         *title;
  const char         *help;
  CsMemberFlags       flags;
};

/**
 * CsShape:
 * @name: what such an object is called, for messages: "manifest", "connector"
 * @members: rows, ended by one without a name
 * @open: members that no row names are allowed
 */
struct _CsShape
{
  const char     *name;
  const CsMember *members;
  gboolean        open;
};

gboolean        cs_member_exists_in    (const CsMember *member,
                                        CsVersion       version);
gboolean        cs_member_required_in  (const CsMember *member,
                                        CsVersion       version);

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
char           *cs_version_to_string   (CsVersion       version) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
