#ifndef PRIVATE_FOLDER_H
#define PRIVATE_FOLDER_H

#include "failure.h"
#include "student.h"

#include <stdbool.h>

enum { PRIVATE_FOLDER_PATH = 64 };

/* A folder for machines where no root folder of its own can be had: with "work", the student's, and "stage". */
struct private_folder {
    char path[PRIVATE_FOLDER_PATH]; /* "" where there is none */
    struct student student;
};

bool private_folder_make(struct private_folder *folder, const struct student *student, struct failure *failure);

/* Everything in it, too. No process of the student's may be alive. */
bool private_folder_remove(struct private_folder *folder, struct failure *failure);

#endif
