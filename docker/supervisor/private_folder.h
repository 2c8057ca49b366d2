#ifndef PROCLAB_PRIVATE_FOLDER_H
#define PROCLAB_PRIVATE_FOLDER_H

#include "failure.h"
#include "student.h"

#include <stdbool.h>

/* A folder in /tmp, for machines where no root folder of its own can be had: "work", the student's, and "stage" in it. */
struct private_folder {
    char path[64]; /* "" where there is none */
    struct student student;
};

bool private_folder_make(struct private_folder *folder, const struct student *student, struct failure *failure);

/* Everything in it, too. No process of the student's may be alive. */
bool private_folder_remove(struct private_folder *folder, struct failure *failure);

#endif
