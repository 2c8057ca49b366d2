#include "collect.h"

#include "event.h"

#include <stdlib.h>
#include <string.h>

enum { FILE_MOST = 1 << 20, TOGETHER_MOST = 32 << 20 };

struct collection {
    const struct workplace *workplace;
    size_t room; /* bytes that may still be said */
};

static bool say(struct collection *collection, const char *name, struct failure *failure)
{
    struct collected file;
    size_t most = collection->room < FILE_MOST ? collection->room : FILE_MOST;
    if (!workplace_collect(collection->workplace, name, strlen(name), most, &file, failure))
        return false;
    collection->room -= file.length;
    struct bytes *payload = event_of_run(FILE_COLLECTED);
    bytes_cstr(payload, name);
    bytes_u8(payload, (uint8_t)file.state);
    bytes_str(payload, file.content, file.length);
    event_end();
    free(file.content);
    return true;
}

static void remember(void *context, const char *name, size_t length)
{
    bytes_add(context, name, length + 1);
}

static bool say_matching(struct collection *collection, const char *pattern, struct failure *failure)
{
    struct bytes names = {0};
    char *beginning = strndup(pattern, strlen(pattern) - 1);
    if (beginning == NULL)
        return failure_set(failure, "out of memory");
    bool said = workplace_matching(collection->workplace, beginning, remember, &names, failure);
    free(beginning);
    for (size_t at = 0; said && at < names.length;) {
        const char *name = (const char *)names.data + at;
        at += strlen(name) + 1;
        said = say(collection, name, failure);
    }
    bytes_free(&names);
    return said;
}

bool collect_say(const struct run_request *request, const struct workplace *workplace, struct failure *failure)
{
    struct collection collection = {workplace, TOGETHER_MOST};
    for (char **name = request->collect; *name; name++) {
        size_t length = strlen(*name);
        bool many = length > 0 && (*name)[length - 1] == '*';
        if (!(many ? say_matching(&collection, *name, failure) : say(&collection, *name, failure)))
            return false;
    }
    return true;
}
