/* cut FOLDER: the file system that holds the folder stops at once, as at a power cut: nothing that
 * is only in memory reaches the disk any more, not even its own log (FS_IOC_SHUTDOWN with
 * NOLOGFLUSH; the same number on ext4 and XFS). */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>

int main(int count, char **words) {
    uint32_t no_log_flush = 2;
    int fd = count == 2 ? open(words[1], O_RDONLY) : -1;
    if (fd < 0 || ioctl(fd, _IOR('X', 125, uint32_t), &no_log_flush) != 0) {
        perror("cut");
        return 1;
    }
    return 0;
}
